"""How surprising a view is after the one before it: the signal that segments are cut by.

As in EM-LLM (Fountas et al. 2024) a boundary is a surprise above mean + γ·std of its
neighbourhood, so that a restless hour is not cut at every click and a quiet one still is where
something new begins. The surprise itself is no model's: it is the change of place (app, site,
title), of words and of topic together.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import fmean, pstdev
from urllib.parse import urlsplit

from core.ids import ObservationId
from core.memory.episodes.segment_words import DayWords, words_of_day
from core.memory.view import View
from core.models.embedder import FloatArray
from core.recall.words import stems_of

_GAMMA = 1.0
_NEIGHBOURS = 8
_LEAST_SPREAD = 0.05
_LEAST_THRESHOLD = 0.4  # below it nothing is a boundary, however quiet the day
_MOST_THRESHOLD = 0.62  # above it everything is one, however restless the day
_PLACE_WEIGHT = 0.45
_WORDS_WEIGHT = 0.35
_TOPIC_WEIGHT = 0.2
_OTHER_SITE = 0.85
_OTHER_TITLE = 0.75
_UNRELATED_COSINE = 0.2  # what two views with nothing in common score

Vectors = Mapping[ObservationId, FloatArray]


@dataclass(frozen=True, slots=True)
class DayContext:
    """What is usual on a day: its words, the words of its titles, and the views' unit vectors."""

    words: DayWords
    title_idf: Mapping[str, float]
    vectors: Vectors


def context_of_day(views: Sequence[View], vectors: Vectors) -> DayContext:
    """Read what is usual on a day. `vectors` may lack any view."""
    titles = {view.title for view in views}
    found_in = Counter(word for title in titles for word in set(stems_of(title)))
    idf = {word: log((len(titles) + 1) / n) for word, n in found_in.items()}
    return DayContext(words_of_day(views), idf, vectors)


def boundaries_of(views: Sequence[View], day: DayContext) -> list[int]:
    """The numbers of the views that begin something new, the first view not counted."""
    surprises = [_surprise(one, other, day) for one, other in pairwise(views)]
    return [
        number + 1
        for number, surprise in enumerate(surprises)
        if surprise > _threshold(surprises, number)
    ]


def site_of(view: View) -> str:
    """The host of the page in front without “www.”; empty where there is no page."""
    url = view.observation.window.url
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""


def _threshold(surprises: Sequence[float], number: int) -> float:
    """Mean + γ·std of the neighbourhood, kept within what is sane for short or even days."""
    near = surprises[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS + 1]
    adaptive = fmean(near) + max(_LEAST_SPREAD, _GAMMA * pstdev(near))
    return min(_MOST_THRESHOLD, max(_LEAST_THRESHOLD, adaptive))


def _surprise(one: View, other: View, day: DayContext) -> float:
    """How unlike its predecessor a view is, 0 to 1."""
    here, there = one.observation.id, other.observation.id
    words = day.words
    parts = [
        (_PLACE_WEIGHT, _change_of_place(one, other, day)),
        (_WORDS_WEIGHT, 1.0 - words.overlap(words.stems[here], words.stems[there])),
    ]
    if here in day.vectors and there in day.vectors:
        cosine = float(day.vectors[here] @ day.vectors[there])
        change = (1.0 - cosine) / (1.0 - _UNRELATED_COSINE)
        parts.append((_TOPIC_WEIGHT, min(1.0, max(0.0, change))))
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


def _change_of_place(one: View, other: View, day: DayContext) -> float:
    if one.observation.window.app != other.observation.window.app:
        return 1.0
    if site_of(one) != site_of(other):
        return _OTHER_SITE
    if one.title == other.title:
        return 0.0
    return _OTHER_TITLE * _change_of_title(one.title, other.title, day.title_idf)


def _change_of_title(one: str, other: str, idf: Mapping[str, float]) -> float:
    """The share of a title's telling words that changed; account and program names tell little."""
    before, after = set(stems_of(one)), set(stems_of(other))
    every = sum(idf.get(word, 0.0) for word in before | after)
    if every <= 0.0:
        return 1.0
    return 1.0 - sum(idf.get(word, 0.0) for word in before & after) / every
