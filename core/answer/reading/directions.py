"""Which way a journey goes: the seat on the way back from Riga is in the row “Riga to Oslo”."""

import re

_PLACE = r"[A-ZÄÖÜÅÉ][\w'’-]+"
_ASKED_FROM = re.compile(rf"\bfrom (?:the )?(?P<place>{_PLACE})")
_ASKED_TO = re.compile(rf"\bto (?:the )?(?P<place>{_PLACE})")
_WAY = re.compile(
    rf"\b(?P<start>{_PLACE})(?:\s{_PLACE})?\s?(?:\bto\b|→|->|>|–|—|\s-\s)\s?(?P<goal>{_PLACE})"
)


def goes_asked_way(question: str, text: str) -> bool | None:
    """Whether a text names a way that begins or ends as the asked one does.

    None if the question names no place to go from or to, or the text no way with that place.
    """
    asked_from, asked_to = _ASKED_FROM.search(question), _ASKED_TO.search(question)
    for way in _WAY.finditer(text):
        start, goal = way["start"], way["goal"]
        if asked_from and asked_from["place"] in {start, goal}:
            return asked_from["place"] == start
        if asked_to and asked_to["place"] in {start, goal}:
            return asked_to["place"] == goal
    return None
