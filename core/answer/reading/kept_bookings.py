"""Bookings that were given up, and the name of the one that was kept.

A page of a booking says how it stands: “Confirmed · booking DV-61”, “Cancelled on 3 May”. What
was cancelled last answers no question about how things are, however well its page fits.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.answer.reading.asked import Asked
from core.answer.reading.features import ScoredReading, score_of
from core.ids import ObservationId
from core.observation import StoredObservation, TextLine

_STANDS = re.compile(
    r"^\W*(?:(?:status|stand|booking|reservation|order|ticket|buchung|reserva)"
    r"(?:\s#?(?=[\w/-]*\d)[\w/-]{4,}\s?[:·•|,–—-]?|\s?:)?\s?)?"
    r"(?P<status>confirmed|booked|reserved|paid|upcoming|bestätigt|gebucht|bezahlt|confirmad[oa]"
    r"|(?P<gone>cancell?ed|annulled|refunded|storniert|annulliert|cancelad[oa]|anulad[oa]))"
    r"(?=$|\s?[·•|,.!]|\s?[–—-]\s|\s(?:on|am|by|free|el)\s)",
    re.IGNORECASE,
)
_SAYS_GONE = re.compile(
    r"\b(?:cancell?ed|storniert|annulliert|cancelad[oa])\b"
    r"|\bcancellation (?:is|was) (?:done|complete)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:if|can|could|may|unless|until|when|free|not)\b", re.IGNORECASE)
_CODE = re.compile(
    r"\b(?:booking|reservation|order|ticket|trip|reference|buchung|reservierung|bestellung|reserva)"
    r"(?:\s(?:no\.?|nr\.?|number|code|reference))?\s?:?\s#?(?P<code>(?=[\w/-]*\d)[A-Z0-9][\w/-]{3,})",
    re.IGNORECASE,
)
_ABOUT_THE_GONE = re.compile(
    r"\b(?:cancell?ed|refund\w*|storniert|(?:did|have|had) (?:i|we) cancel)\b", re.IGNORECASE
)
_GONE = -0.5
_MOST_NAME_WORDS = 7


@dataclass(frozen=True, slots=True)
class Booking:
    """How a booking stands on a frame; `key` is its code, or what else tells the page apart."""

    name: str
    keys: frozenset[str]
    is_gone: bool


def bookings_on(seen: StoredObservation, lines: Sequence[TextLine]) -> list[Booking]:
    """The bookings whose state a frame shows, top to bottom."""
    page = seen.window.url or seen.window.title
    texts = [" ".join(line.text.split()) for line in sorted(lines, key=lambda one: one.box.top)]
    found = []
    for number, text in enumerate(texts):
        stands = _STANDS.match(text)
        is_told = not stands and _SAYS_GONE.search(text) and not _NOT_YET.search(text)
        codes = {code["code"].upper() for code in _CODE.finditer(text)}
        if stands:
            keys = codes or _codes_in(texts)
            own = keys if keys else {page}
            found.append(Booking(_name_over(texts, number), frozenset(own), bool(stands["gone"])))
        elif is_told and codes:
            found.append(Booking("", frozenset(codes), is_gone=True))
    return found


def booking_codes(text: str) -> set[str]:
    """The codes of bookings that a text names, in upper case."""
    return {found["code"].upper() for found in _CODE.finditer(text)}


def without_cancelled(
    asked: Asked,
    scored: Sequence[ScoredReading],
    bookings: Mapping[ObservationId, Sequence[Booking]],
    moments: Mapping[ObservationId, float],
) -> list[ScoredReading]:
    """The readings, those of a booking that was cancelled last set behind."""
    if not asked.newest or _ABOUT_THE_GONE.search(asked.text):
        return list(scored)
    gone = _gone_keys(bookings, moments)
    frames = {
        frame
        for frame, shown in bookings.items()
        if shown and all(one.keys & gone or one.is_gone for one in shown)
    }
    if not frames:
        return list(scored)
    return [_set_behind(one) if one.unit.observation_id in frames else one for one in scored]


def kept_name(bookings: Iterable[Booking]) -> str:
    """The name of the one booking that a frame shows; empty for none or several."""
    names = {one.name for one in bookings if not one.is_gone and one.name}
    return names.pop() if len(names) == 1 else ""


def _gone_keys(
    bookings: Mapping[ObservationId, Sequence[Booking]], moments: Mapping[ObservationId, float]
) -> set[str]:
    """The keys whose newest state is that they are cancelled."""
    state: dict[str, bool] = {}
    for frame in sorted(bookings, key=lambda one: moments[one]):
        for booking in bookings[frame]:
            state |= dict.fromkeys(booking.keys, booking.is_gone)
    return {key for key, is_gone in state.items() if is_gone}


def _codes_in(texts: Sequence[str]) -> set[str]:
    """The code of the page's booking, if it shows a single one."""
    codes = {found["code"].upper() for text in texts for found in _CODE.finditer(text)}
    return codes if len(codes) == 1 else set()


def _name_over(texts: Sequence[str], number: int) -> str:
    """The short line right above a booking's state."""
    name = texts[number - 1] if number else ""
    is_name = 0 < len(name.split()) <= _MOST_NAME_WORDS and name[:1].isalnum()
    return name if is_name and name[-1:] not in ".:?!," else ""


def _set_behind(one: ScoredReading) -> ScoredReading:
    features = replace(one.features, value=min(one.features.value, _GONE))
    gained = score_of(features) - score_of(one.features)
    return replace(one, features=features, score=one.score + gained)
