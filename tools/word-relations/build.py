"""Builds guardrails/lexicon/relations.txt from the database files of WordNet 3.1.

    python3 tools/word-relations/build.py DICT-FOLDER guardrails/deidentification guardrails/lexicon/relations.txt

Kept are the words of the common and clinical word lists, single words only, with their most frequent senses.
Lines: "w WORD SENSE... | SENSE...", the frequent ones first, "p SENSE PARENT..." (what it is a kind of; for an adjective the head of its cluster), "x SENSE SENSE" (opposites).
A sense's letter tells noun, verb, adjective or adverb.
"""

import sys

SENSES = {"n": 3, "v": 3, "a": 4, "r": 2}
FREQUENT = 2
MOST_CHILDREN = 40  # what has more kinds than this says little about two of them
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def main(folder, lists, output):
    wanted = set()
    for name in ("common-words.txt", "clinical-words.txt"):
        with open(f"{lists}/{name}", encoding="utf-8") as lines:
            wanted.update(line.strip().lower() for line in lines if line.strip() and line[0] != "#")
    words, synsets = {}, {}
    for kind, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        read_index(f"{folder}/index.{name}", kind, wanted, words)
        read_data(f"{folder}/data.{name}", kind, synsets)
    write(words, synsets, output)


def read_index(path, kind, wanted, words):
    for line in open(path, encoding="utf-8"):
        if line[0] == " ":
            continue
        fields = line.split()
        lemma, count = fields[0], int(fields[2])
        if lemma.isalpha() and len(lemma) > 2 and lemma in wanted:
            frequent, rare = words.setdefault(lemma, ([], []))
            senses = [kind + offset for offset in fields[-count:][: SENSES[kind]]]
            frequent.extend(senses[:FREQUENT])
            rare.extend(senses[FREQUENT:])


def read_data(path, kind, synsets):
    for line in open(path, encoding="utf-8"):
        if line[0] == " ":
            continue
        fields = line.split("|")[0].split()
        count = int(fields[3], 16)
        at = 4 + 2 * count
        parents, opposites = [], []
        for p in range(int(fields[at])):
            symbol, offset, part = fields[at + 1 + 4 * p : at + 4 + 4 * p]
            target = ("a" if part == "s" else part) + offset
            if symbol in ("@", "@i") or (symbol == "&" and fields[2] == "s"):
                parents.append(target)
            elif symbol == "!":
                opposites.append(target)
        synsets[kind + fields[0]] = (parents, opposites)


def write(words, synsets, output):
    children = {}
    for parents, _ in synsets.values():
        for parent in parents:
            children[parent] = children.get(parent, 0) + 1
    used = {sense for frequent, rare in words.values() for sense in frequent + rare}
    numbers, parent_lines, opposite_lines = {}, [], set()

    def number(sense):
        return sense[0] + base36(numbers.setdefault(sense, len(numbers)))

    word_lines = [
        f"w {word} {' '.join([number(s) for s in frequent] + (['|'] if rare else []) + [number(s) for s in rare])}"
        for word, (frequent, rare) in sorted(words.items())
    ]
    for sense in sorted(used):
        parents, opposites = synsets[sense]
        kept = [p for p in parents if sense[0] == "a" or children[p] <= MOST_CHILDREN]
        if kept:
            parent_lines.append(f"p {number(sense)} {' '.join(number(p) for p in kept)}")
        for head in [sense] + (kept if sense[0] == "a" else []):
            for opposite in synsets[head][1]:
                opposite_lines.add("x " + " ".join(sorted((number(head), number(opposite)))))
    with open(output, "w", encoding="utf-8") as file:
        file.write("# Relations between words from WordNet 3.1, (c) Princeton University; licence in docs/licences.md. Built by tools/word-relations/build.py.\n")
        file.write("\n".join(word_lines + parent_lines + sorted(opposite_lines)) + "\n")


def base36(value):
    text = ""
    while True:
        value, digit = divmod(value, 36)
        text = DIGITS[digit] + text
        if value == 0:
            return text


main(*sys.argv[1:])
