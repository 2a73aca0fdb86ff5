#!/usr/bin/env python3
"""Times the proof of 1,000 quotations against a text of ten megabytes, in four scripts:

    benches/long-text/measure.py PROGRAM [WORK]

For each script the quotations are exact, are given with their places, are spread over exact words,
no-break spaces and altered words, or have two anchors each. The text is made of the words of
tests/quotations and of invented words whose frequency falls with their rank, from fixed seeds. Prints
the least CPU time of three runs and the largest memory of the process, by `wait4`.
"""

import itertools
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZE = 10_000_000
QUOTATIONS = 1_000
RUNS = 3

SYLLABLES = {
    "en": "ba con der el for gra hin is lo mar ne or pre qui ra sto tal un ver wen".split(),
    "ru": "ба вод гор дер ел зам ин кол лов мир не ост про раз ста тал ун вер хо чин".split(),
    "ar": "با حد رس كل مر نو سا طب عل فر قد لي هم وق يس تم جد خر دم شر".split(),
    # As many signs as a newspaper uses.
    "zh": [chr(code) for code in range(0x4E00, 0x4E00 + 3 * 3_000, 3)],
}
MARKS = {"en": "“”", "ru": "«»", "ar": "«»", "zh": "“”"}
ENDS = {"en": ". ", "ru": ". ", "ar": ". ", "zh": "。"}


def vocabulary(language, dice):
    """The words of the tables of tests/quotations and invented ones, 20,000 in all, and their summed weights."""
    words = []
    for line in (ROOT / f"tests/quotations/{language}.tsv").read_text("utf-8").splitlines():
        fields = line.split("\t")
        if fields[0] in ("word", "add"):
            words += fields[1].split()
    count = (1, 2) if language == "zh" else (2, 4)
    while len(words) < 20_000:
        words.append("".join(dice.choices(SYLLABLES[language], k=dice.randint(*count))))
    return words, list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))


def build(language, mode, folder):
    dice = random.Random(20311)
    words, weights = vocabulary(language, dice)
    blank = "" if language == "zh" else " "
    opening, closing = MARKS[language]
    each = SIZE // QUOTATIONS
    text, length, quotes = [], 0, []

    def put(part):
        nonlocal length
        text.append(part)
        length += len(part)

    def sentence():
        return blank.join(dice.choices(words, cum_weights=weights, k=12))

    put("The Harbour Guild said on 2 March 2026.\n")
    written = 0
    for number in range(QUOTATIONS):
        while written < each * number:
            part = sentence() + ENDS[language]
            if dice.random() < 0.1:
                part += "\n\n"
            put(part)
            written += len(part.encode())
        said = sentence()
        put(f"Harbour Guild: {opening}")
        start = length
        put(said)
        quote = {
            "id": f"q-{number}",
            "kind": "direct",
            "text": said,
            "language": language,
            "speaker": "harbour-guild",
            "speaker_basis": "named",
        }
        places = [{"exact": said}]
        if mode == "positions":
            places = [{"start": start, "end": length}]
        elif mode == "two":
            middle = len(said) // 2
            if blank:
                middle = said.index(blank, middle)
            places = [{"exact": said[:middle].strip()}, {"exact": said[middle:].strip()}]
        elif mode == "mixed" and number % 4 == 1 and blank:
            places = [{"exact": said.replace(" ", "\u00a0", 1)}]
        elif mode == "mixed" and number % 4 == 3:
            altered = said[: len(said) // 2] + SYLLABLES[language][0] + said[len(said) // 2 :]
            places, quote["text"] = [{"exact": altered}], altered
        quote["anchors"] = places
        quotes.append(quote)
        put(f"{closing}\n\n")
    whole = "".join(text)
    (folder / "text.txt").write_text(whole, "utf-8")
    record = json.loads((ROOT / "examples/minimal.json").read_text("utf-8"))
    record["source"]["language"] = language
    record["source"]["text_file"] = "text.txt"
    record["event"]["anchors"] = [{"exact": "The Harbour Guild said on 2 March 2026"}]
    record["quotes"] = quotes
    (folder / "record.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return len(whole.encode())


def run(program, folder):
    process = subprocess.Popen(
        [program, "validate", "--profile", "grounded", "-f", "concise",
         str(folder / "record.json"), "--sources", str(folder)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{program} ended with status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as work:
        print("language\tmode\tmegabytes\tCPU seconds\tMiB")
        for language in MARKS:
            for mode in ("exact", "positions", "mixed", "two"):
                folder = Path(work)
                # In a process of its own: that of a child starts with the memory of its parent.
                with multiprocessing.Pool(1) as pool:
                    size = pool.apply(build, (language, mode, folder))
                runs = [run(program, folder) for _ in range(RUNS)]
                seconds, memory = min(runs)[0], max(memory for _, memory in runs)
                print(f"{language}\t{mode}\t{size / 1e6:.1f}\t{seconds:.2f}\t{memory:.0f}", flush=True)


if __name__ == "__main__":
    main()
