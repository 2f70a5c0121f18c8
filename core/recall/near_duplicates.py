"""Collapses hits that say the same: a page seen again, a line that the recogniser read otherwise.

Texts are the same if they are nearly equal letter by letter and hold the same numbers: a price
that changed is news, however alike the lines are. Turns of a chat are never collapsed, since who
says something again says it anew.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from core.chat_turn import CHAT_APP
from core.ids import ObservationId
from core.observation import StoredObservation
from core.recall.hit import Hit
from core.store.store import Store

_NEARLY_EQUAL = 92.0  # of 100
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def collapsed(hits: Iterable[Hit], store: Store) -> list[Hit]:
    """The hits in their order, each one with the sightings of later ones that say the same."""
    listed = list(hits)
    newest = store.observations.get_many([hit.sightings[0].observation_id for hit in listed])
    kept: list[Hit] = []
    for hit in listed:
        place = next((place for place, one in enumerate(kept) if _is_same(hit, one, newest)), None)
        if place is None:
            kept.append(hit)
        else:
            first = kept[place]
            kept[place] = replace(first, repeats=(*first.repeats, *hit.sightings, *hit.repeats))
    return kept


def _is_same(hit: Hit, other: Hit, newest: dict[ObservationId, StoredObservation]) -> bool:
    return (
        not _is_chat(hit, newest)
        and not _is_chat(other, newest)
        and says_the_same(hit.passage.text, other.passage.text)
    )


def _is_chat(hit: Hit, newest: dict[ObservationId, StoredObservation]) -> bool:
    return newest[hit.sightings[0].observation_id].window.app == CHAT_APP


def says_the_same(text: str, other: str) -> bool:
    """Whether two texts differ in nothing but slips of reading."""
    plain, other_plain = (" ".join(one.casefold().split()) for one in (text, other))
    if plain == other_plain:
        return True
    if sorted(_NUMBER.findall(plain)) != sorted(_NUMBER.findall(other_plain)):
        return False
    return fuzz.ratio(plain, other_plain, score_cutoff=_NEARLY_EQUAL) > 0
