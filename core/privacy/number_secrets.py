"""Payment card numbers and IBANs, as screens show them and text readers misread them."""

import re
from collections.abc import Iterator

from core.privacy.card_networks import is_of_a_network
from core.privacy.secret_span import SecretKind, SecretSpan

# What a text reader may see in place of a digit.
_LOOK_ALIKES = str.maketrans("OoQDIl|SBZ", "0000111582")
_DIGIT = r"[0-9OoQDIl|SBZ]"
_MAX_MISREAD = 4

_DIGIT_GROUPS = re.compile(rf"{_DIGIT}+(?:(?: {{0,2}}[-.·/] {{0,2}}| {{1,3}}|\n){_DIGIT}+)*")
_GROUP = re.compile(rf"{_DIGIT}+")
_CARD_WORDS = re.compile(
    r"(?i)\b(?:card|credit|debit|visa|master\s?card|maestro|amex|american express|cvv2?|cvc2?|"
    r"valid thru|expir\w*|(?:kredit|debit|bank)?karten?\w*|kreditkarte|girocard|carte|tarjeta|"
    r"kaart(?:nummer)?|creditcard|carta)\b"
)
_CARD_CHECK_CODE = re.compile(
    r"(?i)\b(?:cvv2?|cvc2?|card verification(?: (?:code|value|number))?|pr[üu]fziffer)"
    r"\s*[:=#]?\s*(\d{3,4})(?!\d)"
)
_MOST_OF_A_PHONE = 15  # digits with the country's code (ITU-T E.164)
_PHONE_BEFORE = re.compile(
    r"(?:\+|(?i:\b(?:tele?(?:phone|fon)?|phone|mobile?|cell|fax|handy|fon|m[óo]vil))\.?:?\s{0,3}\(?)$"
)

# Length of the whole IBAN and shape of its part after the check digits (n digit, a letter,
# c either). Source: the SWIFT IBAN registry.
_IBAN_REGISTRY = (
    "AD:8n12c AE:19n AL:8n16c AT:16n AZ:4a20c BA:16n BE:12n BG:4a6n8c BH:4a14c BI:23n "
    "BR:23n1a1c BY:4c4n16c CH:5n12c CR:18n CY:8n16c CZ:20n DE:18n DJ:23n DK:14n DO:4c20n EE:16n "
    "EG:25n ES:20n FI:14n FK:2a12n FO:14n FR:10n11c2n GB:4a14n GE:2a16n GI:4a15c GL:14n "
    "GR:7n16c GT:4c20c HN:4a20n HR:17n HU:24n IE:4a14n IL:19n IQ:4a15n IS:22n IT:1a10n12c "
    "JO:4a4n18c KW:4a22c KZ:3n13c LB:4n20c LC:4a24c LI:5n12c LT:16n LU:3n13c LV:4a13c LY:21n "
    "MC:10n11c2n MD:2c18c ME:18n MK:3n10c2n MN:16n MR:23n MT:4a5n18c MU:4a19n3a NI:4a20n "
    "NL:4a10n NO:11n OM:3n16c PK:4a16c PL:24n PS:4a21c PT:21n QA:4a21c RO:4a16c RS:18n "
    "RU:14n15c SA:2n18c SC:4a20n3a SD:14n SE:20n SI:15n SK:20n SM:1a10n12c SO:19n ST:21n "
    "SV:4a20n TL:19n TN:20n TR:6n16c UA:6n19c VA:18n VG:4a16n XK:16n YE:4a4n18c"
)
IBAN_SHAPES = {
    country: re.compile(
        "".join(
            {"n": r"\d", "a": "[A-Z]", "c": "[A-Z0-9]"}[kind] + f"{{{count}}}"
            for count, kind in re.findall(r"(\d+)([nac])", shape)
        )
    )
    for country, shape in (entry.split(":") for entry in _IBAN_REGISTRY.split())
}
_IBAN_SIZES = {
    country: 4 + sum(int(count) for count in re.findall(r"\{(\d+)\}", shape.pattern))
    for country, shape in IBAN_SHAPES.items()
}
_IBAN_START = re.compile(r"(?<![A-Za-z0-9])([A-Z]{2})([ -]?)([0-9OoIlSBZQ]{2})(?=[ \-A-Z0-9\n])")
_IBAN_LABELLED = re.compile(
    r"(?i:\biban\b)(?:\s?-?(?i:nr|no|number|nummer))?[.:=#\s]{0,4}"
    r"([A-Za-z]{2}[ -]?[0-9OoIlSBZQ|]{2}(?:[ \-.]{0,2}[A-Z0-9oil|]){8,30})(?![A-Za-z0-9])"
)
_ALPHANUMERIC = re.compile(r"[A-Za-z0-9|]")


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is the check digit that ISO/IEC 7812 asks for."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def passes_mod97(iban: str) -> bool:
    """Whether a compact IBAN has the check digits that ISO 13616 asks for."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


def find_card_numbers(text: str) -> Iterator[SecretSpan]:
    """Card numbers in the usual groupings, and the check code beside its label."""
    for match in _CARD_CHECK_CODE.finditer(text):
        yield SecretSpan(match.start(1), match.end(1), SecretKind.CARD_NUMBER)
    has_card_word: bool | None = None
    for run in _DIGIT_GROUPS.finditer(text):
        if run.end() - run.start() < 13:
            continue
        if has_card_word is None:
            has_card_word = _CARD_WORDS.search(text) is not None
        groups = [(m.start(), m.end()) for m in _GROUP.finditer(text, run.start(), run.end())]
        yield from _cards_among(text, groups, has_card_word)


def find_ibans(text: str) -> Iterator[SecretSpan]:
    """IBANs by country, length and shape, and whatever stands beside the word IBAN."""
    for match in _IBAN_LABELLED.finditer(text):
        if sum(char.isdigit() for char in match.group(1)) >= 8:
            yield SecretSpan(match.start(1), match.end(1), SecretKind.IBAN)
    for match in _IBAN_START.finditer(text):
        country = match.group(1)
        if country in IBAN_SHAPES and (end := _iban_end(text, match.start(), country)):
            yield SecretSpan(match.start(), end, SecretKind.IBAN)


def _cards_among(
    text: str, groups: list[tuple[int, int]], has_card_word: bool
) -> Iterator[SecretSpan]:
    first = 0
    while first < len(groups):
        step = 1
        for last in range(min(len(groups), first + 19), first, -1):
            chosen = groups[first:last]
            if _is_card(text, chosen, has_card_word):
                yield SecretSpan(chosen[0][0], chosen[-1][1], SecretKind.CARD_NUMBER)
                step = last - first
                break
        first += step


def _is_card(text: str, groups: list[tuple[int, int]], has_card_word: bool) -> bool:
    raw = [text[start:end] for start, end in groups]
    start, end = groups[0][0], groups[-1][1]
    if not 13 <= sum(map(len, raw)) <= 19 or _is_phone(text, start, sum(map(len, raw))):
        return False
    if not _is_readable(raw) or _touches_word(text, start, end) or "\n\n" in text[start:end]:
        return False
    sizes = [len(group) for group in raw]
    digits = "".join(raw).translate(_LOOK_ALIKES)
    if not passes_luhn(digits):  # a single misread digit, which no reader of pictures is above
        in_fours = sizes == [4, 4, 4, 4] and _is_plainly_spaced(text[start:end])
        return in_fours and (is_of_a_network(digits) or (has_card_word and digits[0] in "3456"))
    is_usual, is_broken = _is_usual_grouping(sizes), _is_broken_grouping(sizes)
    if has_card_word:
        return is_usual or is_broken
    if not is_of_a_network(digits):
        return sizes == [4, 4, 4, 4] and digits[0] in "23456"
    return is_usual or (is_broken and _is_plainly_spaced(text[start:end]))


def _is_phone(text: str, start: int, size: int) -> bool:
    """Whether so many digits are a telephone number by what stands before them."""
    return size <= _MOST_OF_A_PHONE and _PHONE_BEFORE.search(text[:start]) is not None


def _is_readable(groups: list[str]) -> bool:
    """Whether every group holds a real digit and few signs were misread in all."""
    misread = sum(not char.isdigit() for group in groups for char in group)
    return misread <= _MAX_MISREAD and all(any(map(str.isdigit, group)) for group in groups)


def _touches_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() or before == "_" or after.isalnum() or after == "_"


def _is_usual_grouping(sizes: list[int]) -> bool:
    """One piece, groups of four with a rest, or the groupings of 14 and 15 digits."""
    if len(sizes) == 1 or sizes in ([4, 6, 5], [4, 6, 4], [6, 13], [8, 8]):
        return True
    return all(size == 4 for size in sizes[:-1]) and 1 <= sizes[-1] <= 7


def _is_broken_grouping(sizes: list[int]) -> bool:
    """Groups that a text reader may have made of a usual grouping, but no column of figures."""
    return len(sizes) <= 8 and max(sizes) >= 3 and sum(sizes) / len(sizes) >= 2


def _is_plainly_spaced(piece: str) -> bool:
    return "." not in piece and "/" not in piece and "\n" not in piece


def _iban_end(text: str, start: int, country: str) -> int | None:
    """Where the IBAN that starts here ends, or None if none does."""
    size = _IBAN_SIZES[country]
    for wanted in (size, size - 1, size + 1):
        end = _end_of_characters(text, start, wanted)
        if end is None or text[end : end + 1].isalnum():
            continue
        piece = text[start:end]
        compact = re.sub(r"[^A-Za-z0-9|]", "", piece)
        if wanted == size and _is_iban(piece, compact, country):
            return end
        if wanted != size and _is_in_fours(piece) and _mostly_digits(compact):
            return end
    return None


def _end_of_characters(text: str, start: int, wanted: int) -> int | None:
    """Behind the `wanted`-th letter or digit; None where more than two blanks come between."""
    seen, blanks = 0, 0
    for place in range(start, min(len(text), start + 2 * wanted + 8)):
        if _ALPHANUMERIC.match(text, place):
            seen, blanks = seen + 1, 0
            if seen == wanted:
                return place + 1
        elif text[place] in " -.\n" and blanks < 2:
            blanks += 1
        else:
            return None
    return None


def _is_iban(piece: str, compact: str, country: str) -> bool:
    shape = IBAN_SHAPES[country]
    mended = _mended(compact, shape)
    if mended is None:
        return False
    if passes_mod97(mended):
        return True
    in_one_piece = piece == compact
    return (_is_in_fours(piece) or in_one_piece) and _mostly_digits(mended)


def _mended(compact: str, shape: re.Pattern[str]) -> str | None:
    """The IBAN with misread digits put right where its shape asks for digits."""
    whole = compact[:2] + compact[2:].upper().replace("|", "1")
    check = whole[2:4].translate(_LOOK_ALIKES)
    rest = whole[4:]
    for candidate in (
        rest,
        rest.translate(_LOOK_ALIKES),
        rest[:4] + rest[4:].translate(_LOOK_ALIKES),
    ):
        if check.isdigit() and shape.fullmatch(candidate):
            return whole[:2] + check + candidate
    return None


def _is_in_fours(piece: str) -> bool:
    groups = re.split(r"[ \-\n]", piece)
    return (
        len(groups) >= 4 and all(len(group) == 4 for group in groups[:-1]) and len(groups[-1]) <= 4
    )


def _mostly_digits(compact: str) -> bool:
    return sum(char.isdigit() for char in compact) >= 8
