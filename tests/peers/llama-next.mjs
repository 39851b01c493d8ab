#!/usr/bin/env node
// Asks llama.cpp what follows a text, and compares it with what our processor engine said of the same file:
//   TINY_OUT=FOLDER cargo test --no-default-features --lib tiny_models_can_be_written     writes models and our scores
//   npm install node-llama-cpp                                                            in another folder
//   NODE_LLAMA_CPP=THAT_FOLDER node tests/peers/llama-next.mjs FOLDER/*.gguf
// Prints for each file the largest difference between two probabilities and the likeliest token of each, and texts that are cut differently.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const folder = process.env.NODE_LLAMA_CPP ?? process.cwd();
const { getLlama } = await import(pathToFileURL(join(folder, "node_modules/node-llama-cpp/dist/index.js")));
const llama = await getLlama({ gpu: false, build: "never", maxThreads: 2, logLevel: "error" });
for (const file of process.argv.slice(2)) {
  const { tokens, scores, texts, encoded } = JSON.parse(readFileSync(file.replace(/gguf$/, "json")));
  const top = Math.max(...scores);
  const odds = scores.map((s) => Math.exp(s - top));
  const sum = odds.reduce((a, b) => a + b, 0);
  const ours = odds.map((o) => o / sum);
  const model = await llama.loadModel({ modelPath: file });
  const context = await model.createContext({ contextSize: 256, batchSize: 256, threads: 2 });
  const input = tokens.map((t, i) =>
    i + 1 < tokens.length ? t : [t, { generateNext: { probabilities: true, options: { temperature: 1, topK: 0, topP: 1, minP: 0 } } }]);
  const said = (await context.getSequence().controlledEvaluate(input)).at(-1);
  let most = 0, likeliest = [-1, -1];
  for (const [token, p] of said.next.probabilities) {
    most = Math.max(most, Math.abs(p - (ours[token] ?? 0)));
    if (p > likeliest[1]) likeliest = [token, p];
  }
  const best = ours.indexOf(Math.max(...ours));
  console.log(`${file}: difference ${most.toFixed(4)} of ${likeliest[1].toFixed(4)}, likeliest ${likeliest[0]} and ${best}`);
  texts.forEach((text, i) => {
    const theirs = model.tokenize(text, true);
    if (String(theirs) !== String(encoded[i])) console.log(`  ${JSON.stringify(text)}: ${theirs} and ${encoded[i]}`);
  });
  await context.dispose();
}
process.exit(0);
