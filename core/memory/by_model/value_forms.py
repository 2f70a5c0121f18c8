"""Numbers, clock times, identifiers and addresses in one form each, however they are written."""

import re
import unicodedata

_LOOK_ALIKES = str.maketrans({**dict.fromkeys("‐‑‒–—−﹣－", "-"), **dict.fromkeys("‘’‚‛′`´", "'")})
_FIGURE = re.compile(r"^\d+(?:[.,']\d+)*$")
_CLOCK = re.compile(r"^([01]?\d|2[0-3]):([0-5]\d)(:[0-5]\d)?$")
_DOTTED_CLOCK = re.compile(r"^([01]?\d|2[0-3])\.([0-5]\d)$")
_SEPARATORS = re.compile(r"[-./_:@+'&=?#~,\\]+")
_GROUPS = re.compile(r"[.,']")
_ADDRESS = re.compile(r"@|:/|_|[^\W\d_]{2}\.[^\W\d_]{1,}|/.+/")
_SCHEME = re.compile(r"^(?:[a-z]+:/+)?(?:www\.)?")
_LIKE = str.maketrans("01l5", "oiis")


def plain(text: str) -> str:
    """The text with wide letters, look-alike dashes and quotes made ordinary."""
    return unicodedata.normalize("NFKC", text.translate(_LOOK_ALIKES)).translate(_LOOK_ALIKES)


def fold(text: str) -> str:
    """Lower case without diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def value_forms(folded: str) -> frozenset[str]:
    """The forms of a folded number, clock time, identifier or address; any one identifies it."""
    if _FIGURE.match(folded):
        return frozenset({figure_value(folded)})
    if clock := _CLOCK.match(folded):
        return frozenset({f"{int(clock[1])}:{clock[2]}{clock[3] or ''}"})
    if _SEPARATORS.sub("", folded).isdigit():
        return frozenset({_SEPARATORS.sub("-", folded) if ":" not in folded else folded})
    if is_address(folded):
        return frozenset({_SCHEME.sub("", folded).rstrip("/")})
    return frozenset({folded, squashed(folded)})


def clock_forms(folded: str) -> frozenset[str]:
    """What else a clock time on a screen gives: 10:30 for "10.30" and for "10:30:07"."""
    found = _CLOCK.match(folded) or _DOTTED_CLOCK.match(folded)
    return frozenset({f"{int(found[1])}:{found[2]}"}) if found else frozenset()


def figure_value(figure: str) -> str:
    """A number without what only groups its digits: 1480 for "1,480.00" and "1.480,00".

    Where one mark could group digits or begin decimals ("1.480"), it groups, unless a zero
    leads. Dotted figures that are no number ("2.4.0", "24.03.2026") keep their parts.
    """
    marks = _GROUPS.findall(figure)
    parts = _GROUPS.split(figure)
    if not marks:
        return figure if len(figure) > 2 else figure.lstrip("0") or "0"
    is_one_mark = len(set(marks)) == 1
    if is_one_mark and all(len(part) == 3 for part in parts[1:]) and not figure.startswith("0"):
        return "".join(parts)
    if marks.count(marks[-1]) > 1:
        return "-".join(parts)
    whole, decimals = "".join(parts[:-1]), parts[-1].rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole


def parts_told_alone(folded: str) -> list[str]:
    """The parts of an identifier or address that may stand for themselves: 4471 of "kt-4471",
    the host of a page. None of a number's or a clock time's."""
    if _FIGURE.match(folded) or (":" in folded and not is_address(folded)):
        return []
    if not is_address(folded):
        return [part for part in re.split(r"[-/\\]+", folded) if part and part != folded]
    bare = _SCHEME.sub("", folded)
    host = re.split(r"[/?#]", bare)[0]
    parts = [host, *re.split(r"[-./_:@+&=?#~\\]+", bare)]
    return [part for part in parts if part and part != folded]


def squashed(folded: str) -> str:
    """An identifier without what only joins its letters and figures: KT-4471, KT 4471."""
    return "≡" + _SEPARATORS.sub(_joint, folded)


def _joint(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    return "-" if before.isdigit() and after.isdigit() else ""


def look_alike_form(folded: str) -> str:
    """A word as a reader of pictures cannot tell it from others: rn and m, l and I, 0 and O."""
    return "≈" + folded.replace("rn", "m").replace("vv", "w").replace("cl", "d").translate(_LIKE)


def is_address(folded: str) -> bool:
    """Whether a joined word is an address, a path, a file's or a variable's name."""
    return bool(_ADDRESS.search(folded))


def is_mixed(folded: str) -> bool:
    """Whether a word has letters and figures."""
    return has_digit(folded) and any(c.isalpha() for c in folded)


def has_digit(text: str) -> bool:
    """Whether any figure is in it."""
    return any(c.isdigit() for c in text)
