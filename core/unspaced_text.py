"""Scripts written without spaces (Chinese, Japanese, Korean), read as pairs of letters.

There is nothing to cut such a run at, so every two letters that stand together count as a word:
“点検表” is “点検” and “検表”.
"""

import re

UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff66-\uff9f]+")
"""A run of letters in scripts without spaces."""


def pairs_of(run: str) -> list[str]:
    """The pairs of a run, in order; a single letter is given as it is."""
    return [run[place : place + 2] for place in range(max(1, len(run) - 1))]


def unspaced_pairs(text: str) -> list[str]:
    """The pairs of a text's runs, as they stand, each once."""
    if text.isascii():
        return []
    return list(dict.fromkeys(pair for run in UNSPACED.findall(text) for pair in pairs_of(run)))


def indexed_pairs(text: str) -> str:
    """What the index holds of a text: the pairs of its runs and each run's last letter by itself,
    so that every letter begins an entry. Part of the stored form: it must never change."""
    if text.isascii():
        return ""
    runs = UNSPACED.findall(text)
    return " ".join(entry for run in runs for entry in dict.fromkeys((*pairs_of(run), run[-1])))
