"""Fits the second reader of the anonymiser (`reader.bin`): for every word, from what the embedder makes of it and of its neighbours, whether it tells who
someone is, and how. Needs numpy and some minutes.

    cd assets/eval/anonymise
    klankbord eval words {third,fourth,fifth,haste,coin,fresh,notes,seventh}.jsonl --out most.bin
    klankbord eval words {sixth,ninth,tenth,eighth,eleventh}.jsonl --without held --without kept --out read.bin
    python3 ../../reader/train.py most.bin read.bin ../../reader/reader.bin

Behind the line that `eval words` begins with, a record is four bytes (label, surface bits, 1 where a window of a note begins, 1 where the word counts) and the states as 32-bit floats, one layer behind
the other. The net has one hidden layer of rectified units; three of them, from three seeds, stand side by side and their sums are averaged, which is one
wide net. Adam (Kingma & Ba 2015) with decoupled weight decay, dropout (Srivastava et al. 2014) on inputs and hidden units.
"""
import struct
import sys

import numpy as np

LAYERS, SIZE, BITS, LABELS, HIDDEN, SEEDS, EPOCHS, BATCH = (0, 4, 7), 384, 8, 9, 96, 3, 8, 512
MAGIC = b"klankbord words 1\n"


def read(paths):
    """Labels, weights, beginnings of windows and features of every word."""
    width = len(LAYERS) * SIZE
    for path in paths:
        with open(path, "rb") as f:
            if f.read(len(MAGIC)) != MAGIC:
                sys.exit(f"{path} was not written by `eval words`")
    raw = [np.memmap(path, np.uint8, "r", len(MAGIC)).reshape(-1, 4 + 4 * width) for path in paths]
    states = np.concatenate([r[:, 4:] for r in raw]).view(np.float32)
    marks = np.concatenate([r[:, :4] for r in raw])
    bits = np.unpackbits(marks[:, 1:2], axis=1, bitorder="little").astype(np.float32)
    return marks[:, 0].astype(int), marks[:, 3] > 0, marks[:, 2] > 0, np.concatenate([states, bits], 1)


def fit(own, side, note, y, counts, seed):
    """One net: weights of the own word, of the one before and the one after, bias, output weights and bias."""
    rng = np.random.default_rng(seed)
    before, after = np.arange(len(y)) - 1, np.arange(len(y)) + 1
    has_before = np.r_[False, note[1:] == note[:-1]]
    has_after = np.r_[note[1:] == note[:-1], False]
    after[-1] = 0
    width = own.shape[1] + 2 * side.shape[1]
    p = [rng.normal(0, width**-0.5, (width, HIDDEN)), np.zeros(HIDDEN), rng.normal(0, HIDDEN**-0.5, (HIDDEN, LABELS)), np.zeros(LABELS)]
    p = [x.astype(np.float32) for x in p]
    m, v = [np.zeros_like(x) for x in p], [np.zeros_like(x) for x in p]
    usable, t = np.flatnonzero(counts), 0
    steps = EPOCHS * (len(usable) // BATCH)
    for _ in range(EPOCHS):
        order = rng.permutation(usable)
        for i in range(0, len(order) - BATCH, BATCH):
            j = np.sort(order[i : i + BATCH])
            x = np.concatenate([own[j], side[before[j]] * has_before[j, None], side[after[j]] * has_after[j, None]], 1)
            x *= (rng.random(x.shape, dtype=np.float32) > 0.3) / np.float32(0.7)
            a = np.maximum(x @ p[0] + p[1], 0)
            keep = (rng.random(a.shape, dtype=np.float32) > 0.2) / np.float32(0.8)
            h = a * keep
            z = h @ p[2] + p[3]
            e = np.exp(z - z.max(1, keepdims=True))
            d = e / e.sum(1, keepdims=True)
            d[np.arange(len(j)), y[j]] -= 1
            d /= len(j)
            back = (d @ p[2].T) * keep * (a > 0)
            grads = [x.T @ back, back.sum(0), h.T @ d, d.sum(0)]
            t += 1
            rate = 1e-3 * min(1, t / 200) * (1 - t / (steps + 1))
            for k, g in enumerate(grads):
                m[k] = 0.9 * m[k] + 0.1 * g
                v[k] = 0.999 * v[k] + 0.001 * g * g
                step = (m[k] / (1 - 0.9**t)) / (np.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)
                p[k] -= (rate * (step + (0.01 * p[k] if p[k].ndim > 1 else 0))).astype(np.float32)
    return p


def main(*sources, target):
    y, counts, begins, x = read(sources)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    x -= mean
    x /= spread
    note = np.cumsum(begins)
    last = (len(LAYERS) - 1) * SIZE
    side = np.ascontiguousarray(x[:, last:])
    nets = [fit(x, side, note, y, counts, seed) for seed in range(SEEDS)]
    first = np.concatenate([n[0] for n in nets], 1)
    bias = np.concatenate([n[1] for n in nets])
    out = np.concatenate([n[2] for n in nets]) / SEEDS
    end = sum(n[3] for n in nets) / SEEDS
    # The scale of the inputs goes into the weights, so that states are taken as they come.
    scale = np.concatenate([spread, spread[last:], spread[last:]])
    middle = np.concatenate([mean, mean[last:], mean[last:]])
    folded = first / scale[:, None]
    edges = np.cumsum([0, x.shape[1], side.shape[1], side.shape[1]])
    biases = [-(middle[a:b] @ folded[a:b]) for a, b in zip(edges, edges[1:])]
    biases[0] = biases[0] + bias
    step = np.abs(folded).max(1) / 127 + 1e-12
    whole = np.round(folded / step[:, None]).astype(np.int8)
    with open(target, "wb") as f:
        f.write(b"KBR1" + struct.pack("<5I", SIZE, len(LAYERS), BITS, HIDDEN * SEEDS, LABELS))
        f.write(struct.pack(f"<{len(LAYERS)}I", *LAYERS))
        for floats in (step, *biases, out, end):
            f.write(np.ascontiguousarray(floats, np.float32).tobytes())
        f.write(whole.tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:-1], target=sys.argv[-1])
