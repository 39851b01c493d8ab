#!/usr/bin/env python3
"""Refuses a dependency whose licence may not go into the binary. Works offline, from `cargo metadata`.

Every package that the shipped binary is built from (normal and build dependencies, all features, Linux) must have an SPDX
expression that can be satisfied with the licences in ALLOWED. GPL-like licences are not in it, on purpose."""
import json, re, subprocess, sys

ALLOWED = {
    "MIT", "MIT-0", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "Zlib",
    "CC0-1.0", "Unlicense", "Unicode-3.0", "Unicode-DFS-2016", "BSL-1.0", "CDLA-Permissive-2.0", "WTFPL", "bzip2-1.0.6",
    "MPL-2.0",  # file-level copyleft: fine for unchanged files of a dependency
    "OpenSSL", "NCSA",
    "blessing",  # SQLite: public domain with a blessing
}
# Packages that name no SPDX expression, looked at by hand; the value says what was found.
BY_HAND = {}


def satisfied(expression):
    """Evaluates `A OR (B AND C)`; the old `A/B` means OR."""
    words = re.findall(r"\(|\)|[^\s()]+", expression.replace("/", " OR "))
    position = 0

    def one():
        nonlocal position
        word = words[position]
        position += 1
        if word == "(":
            value = either()
            position += 1
            return value
        if position + 1 < len(words) and words[position] == "WITH":
            word = f"{word} WITH {words[position + 1]}"
            position += 2
        return word in ALLOWED

    def both():
        nonlocal position
        value = one()
        while position < len(words) and words[position] == "AND":
            position += 1
            value = one() and value
        return value

    def either():
        nonlocal position
        value = both()
        while position < len(words) and words[position] == "OR":
            position += 1
            value = both() or value
        return value

    return either()


def main():
    text = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"],
        check=True, capture_output=True, text=True).stdout
    data = json.loads(text)
    nodes = {n["id"]: n for n in data["resolve"]["nodes"]}
    packages = {p["id"]: p for p in data["packages"]}
    seen, stack = set(), [data["resolve"]["root"]]
    while stack:
        node = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        for d in nodes[node]["deps"]:
            if any(k["kind"] != "dev" for k in d["dep_kinds"]):
                stack.append(d["pkg"])
    bad = []
    for i in sorted(seen):
        p = packages[i]
        licence = BY_HAND.get(p["name"]) or p["license"]
        if not licence or not satisfied(licence):
            bad.append(f"  {p['name']} {p['version']}: {licence or 'no licence named'}")
    if bad:
        sys.exit("licences that may not ship:\n" + "\n".join(bad))
    print(f"licences: {len(seen)} packages, all allowed")


if __name__ == "__main__":
    main()
