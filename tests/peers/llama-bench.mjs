#!/usr/bin/env node
// Behaves as `llama-bench -o json` where only node-llama-cpp is installed (its prebuilt llama.cpp, no compiler needed):
//   npm install node-llama-cpp                  in a folder of your choice
//   KLANKBORD_LLAMA_BENCH=…/tests/peers/llama-bench.mjs NODE_LLAMA_CPP=THAT_FOLDER klankbord models bench
// Takes -m FILE -p PROMPT_TOKENS -n TOKENS -t THREADS -r RUNS; what else it is told it passes over. Prints the average of the runs after one to warm up.
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const options = { "-m": "", "-p": "512", "-n": "128", "-t": "2", "-r": "3" };
const given = process.argv.slice(2);
given.forEach((word, i) => {
  if (word in options && given[i + 1] !== undefined) options[word] = given[i + 1];
});
const [prompt, tokens, threads, runs] = ["-p", "-n", "-t", "-r"].map((key) => Number(options[key]));
const folder = process.env.NODE_LLAMA_CPP ?? process.cwd();
const { getLlama } = await import(pathToFileURL(join(folder, "node_modules/node-llama-cpp/dist/index.js")));
const llama = await getLlama({ gpu: false, build: "never", maxThreads: threads, logLevel: "error" });
const model = await llama.loadModel({ modelPath: options["-m"] });
const size = prompt + tokens + 64;
const context = await model.createContext({ contextSize: size, batchSize: size, threads });
const sequence = context.getSequence();
const sentence = "The coach listens and asks one open question about what the client wants to be different. ";
const text = model.tokenize(sentence.repeat(Math.ceil(prompt / 8) + 1)).slice(0, prompt);
const mean = (all) => all.reduce((a, b) => a + b, 0) / all.length;
const reading = [], writing = [];
for (let run = 0; run <= runs; run++) {
  await sequence.clearHistory();
  const start = performance.now();
  let first, last, n = 0;
  for await (const _ of sequence.evaluate(text, { temperature: 0, yieldEogToken: true })) {
    last = performance.now();
    first ??= last;
    if (++n >= tokens) break;
  }
  if (run === 0) continue;
  reading.push(text.length / ((first - start) / 1000));
  if (n > 1) writing.push((n - 1) / ((last - first) / 1000));
}
const line = (n_prompt, n_gen, all) => ({ n_prompt, n_gen, n_threads: threads, avg_ts: all.length ? mean(all) : 0, samples_ts: all });
console.log(JSON.stringify([line(prompt, 0, reading), line(0, tokens, writing)]));
process.exit(0);
