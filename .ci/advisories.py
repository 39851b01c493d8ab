#!/usr/bin/env python3
"""Refuses a locked dependency with a known vulnerability. Works offline, from `.ci/advisories.json`.

`advisories.py` checks Cargo.lock against the table; `advisories.py --refresh DIR` writes the table anew from a checkout of the RustSec
advisory database (CC0-1.0), keeping only identifiers, package names and version ranges of packages in Cargo.lock. The table's `as_of`
says how old it is: it knows nothing younger. Where the network allows, `cargo audit` knows more."""
import json, pathlib, re, sys, tomllib

HERE = pathlib.Path(__file__).parent
TABLE = HERE / "advisories.json"
# Advisories looked at and accepted, each with the reason.
ACCEPTED = {}


def locked():
    data = tomllib.loads((HERE.parent / "Cargo.lock").read_text())
    return [(p["name"], p["version"]) for p in data["package"] if "source" in p]


def key(version):
    """A sortable form of a semantic version; a pre-release sorts before its release."""
    core, _, rest = version.split("+")[0].partition("-")
    numbers = [int(n) for n in re.findall(r"\d+", core)] + [0, 0, 0]
    return (*numbers[:3], rest == "", rest)


def within(version, wanted):
    """Whether a version meets every comma-separated comparison of a Cargo requirement."""
    v = key(version)
    for part in wanted.split(","):
        operator, number = re.match(r"\s*(>=|<=|>|<|=|\^|~)?\s*([\w.+-]+)", part).groups()
        w = key(number)
        ok = {">=": v >= w, "<=": v <= w, ">": v > w, "<": v < w, "=": v == w, "~": v >= w and v[:2] == w[:2]}.get(operator)
        if ok is None:  # a caret, or nothing, which means the same
            first = next((i for i, n in enumerate(w[:3]) if n), 2)
            ok = v >= w and v[: first + 1] == w[: first + 1]
        if not ok:
            return False
    return True


def refresh(folder):
    names = {n for n, _ in locked()}
    rows, newest = [], ""
    for file in sorted(pathlib.Path(folder).glob("crates/*/RUSTSEC-*.md")):
        head = tomllib.loads(file.read_text().split("```toml")[1].split("```")[0])
        a, v = head["advisory"], head.get("versions", {})
        newest = max(newest, str(a["date"]))
        if a["package"] in names and not a.get("withdrawn") and a.get("informational") in (None, "unsound"):
            rows.append({"id": a["id"], "package": a["package"], "patched": v.get("patched", []), "unaffected": v.get("unaffected", [])})
    TABLE.write_text(json.dumps({"as_of": newest, "advisories": rows}, indent=1) + "\n")


def main():
    if sys.argv[1:2] == ["--refresh"]:
        refresh(sys.argv[2])
    table = json.loads(TABLE.read_text())
    packages = locked()
    bad = [f"  {a['id']}: {name} {version}" for a in table["advisories"] for name, version in packages
           if name == a["package"] and a["id"] not in ACCEPTED
           and not any(within(version, r) for r in a["patched"] + a["unaffected"])]
    if bad:
        sys.exit("known vulnerabilities:\n" + "\n".join(bad))
    print(f"advisories: {len(packages)} packages against {len(table['advisories'])} advisories known on {table['as_of']}, none applies")


if __name__ == "__main__":
    main()
