"""Numbers as others write them: 2374.65 stands as “2,374.65”, “2.374,65” or “2 374.65”.

The word index cuts at every mark, so a number with groups of thousands is several entries there.
"""

import re

_BEFORE, _AFTER = r"(?<![\w.,'/-])", r"(?:[.,](\d{1,2}))?(?!\w|[.,'’]\d)"
_GROUPED = re.compile(rf"{_BEFORE}(\d{{1,3}}(?:[.,'’ ]\d{{3}})+){_AFTER}")
_PLAIN = re.compile(rf"{_BEFORE}(\d{{4,12}}){_AFTER}")
_YEAR = re.compile(r"(?:19|20)\d\d")


def number_forms(text: str) -> list[str]:
    """The numbers of a text from a thousand on, written with groups and without, as index entries.

    Years and long codes stay as they are.
    """
    forms: dict[str, None] = {}
    for pattern in (_GROUPED, _PLAIN):
        for found in pattern.finditer(text):
            digits = re.sub(r"\D", "", found[1])
            rest = [found[2]] if found[2] else []
            if rest or not _YEAR.fullmatch(digits):
                forms |= dict.fromkeys((_entries([digits], rest), _entries(_groups(digits), rest)))
    return list(forms)


def _groups(digits: str) -> list[str]:
    """The digits in groups of three from the right."""
    first = len(digits) % 3
    groups = [digits[:first]] if first else []
    return groups + [digits[place : place + 3] for place in range(first, len(digits), 3)]


def _entries(groups: list[str], rest: list[str]) -> str:
    return " ".join([*groups, *rest])
