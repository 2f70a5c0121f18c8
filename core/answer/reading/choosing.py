"""Choosing among readings that answer about as well: the fuller, then the newer one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.answer.confidence import Standing
from core.answer.reading.asked import Asked
from core.answer.reading.features import RECALL_SHARE, ScoredReading, score_of
from core.answer.units import Unit
from core.answer.wanted import Wanted
from core.ids import ObservationId

_WEEKDAY_ALONE = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_NEAR_TIE = 0.1
_ROW_TIE = 0.08
_FULLER_TIE = 0.75
_FULL = 0.9
_PREVIEW_CUT = 3  # characters
_SAME_SUBJECT = 0.8
_SAME_FRAME = 0.3
_SAME_ROW = 0.5
_PROOF_SHARE = 0.8
_MOST_AGREEING = 3


def best_of(
    scored: Sequence[ScoredReading],
    moments: Mapping[ObservationId, float],
    *,
    newest: bool,
    titles: Mapping[ObservationId, str] | None = None,
) -> ScoredReading:
    """Among readings that answer about as well as the first, the one seen last, or first.

    `titles` are those of the windows: on one and the same page it counts for nothing which of the
    two was found the better.
    """
    best = scored[0]
    whole = [
        one
        for one in scored
        if one.score >= _FULLER_TIE * best.score and _is_preview(best.unit, one.unit)
    ]
    if whole:
        best = whole[0]
    least = best.score - _NEAR_TIE
    rivals = [
        one
        for one in scored
        if (
            one.score >= least
            or _is_same_place(one, best)
            or (_fits(one) and _fits(best))
            or _is_found_worse(one, best, titles or {})
        )
        and one.features.value >= best.features.value
        and not _is_preview(one.unit, best.unit)
    ]

    def order(one: ScoredReading) -> tuple[float, float]:
        at = moments[one.unit.observation_id]
        return (at if newest else -at, one.score)

    return max(rivals, key=order)


def without_outdated(
    best: ScoredReading,
    scored: Sequence[ScoredReading],
    moments: Mapping[ObservationId, float],
    titles: Mapping[ObservationId, str],
) -> list[ScoredReading]:
    """The readings but those that the same page showed earlier, in the place of the chosen one."""
    then = moments[best.unit.observation_id]
    return [
        one
        for one in scored
        if one is best
        or moments[one.unit.observation_id] >= then
        or not _is_found_worse(best, one, titles)
    ]


def with_full_date(best: ScoredReading, scored: Sequence[ScoredReading]) -> ScoredReading:
    """Instead of “on Thursday”, a reading that says which Thursday, and when."""
    day = best.values[0].text.casefold() if best.values else ""
    if not _WEEKDAY_ALONE.fullmatch(day):
        return best
    told = [
        one
        for one in scored
        if one.score >= _FULLER_TIE * best.score
        and one.features.value > best.features.value
        and (one.features.own > 0 or _goes_on(best, one))
        and one.values
        and one.values[0].text.casefold().startswith(day[:3])
        and any(character.isdigit() for character in one.values[0].text)
    ]
    return max(told, key=lambda one: one.score, default=best)


def _goes_on(best: ScoredReading, one: ScoredReading) -> bool:
    """Whether a reading stands on the same frame, under the same subject."""
    is_here = one.unit.observation_id == best.unit.observation_id
    return is_here and one.features.subject >= _SAME_SUBJECT * best.features.subject


def beside_found(asked: Asked, found: ScoredReading, one: ScoredReading) -> ScoredReading:
    """A reading, which counts for more on the frame and in the row of what was found before.

    The number in the row of somebody is that person's.
    """
    if one.unit.observation_id != found.unit.observation_id:
        return one
    if not set(one.unit.line_numbers) & set(found.unit.line_numbers):
        return replace(one, score=one.score + _SAME_FRAME)
    is_theirs = asked.wanted[0] in {Wanted.PHONE, Wanted.EMAIL} and bool(one.values)
    features = replace(one.features, value=1.0) if is_theirs else one.features
    gained = score_of(features) - score_of(one.features) + _SAME_FRAME + _SAME_ROW
    return replace(one, features=features, score=one.score + gained)


def further_proof(
    best: ScoredReading, scored: Sequence[ScoredReading]
) -> tuple[ScoredReading, ...]:
    """Up to two more readings on other frames that say it too."""
    proof: list[ScoredReading] = []
    frames = {best.unit.observation_id}
    for one in scored:
        if one.unit.observation_id not in frames and one.score >= _PROOF_SHARE * best.score:
            proof.append(one)
            frames.add(one.unit.observation_id)
        if len(proof) == 2:
            break
    return tuple(proof)


def standing_of(best: ScoredReading, scored: Sequence[ScoredReading]) -> Standing:
    """The lead of the best reading over other values, and how many frames share its value."""
    value = shown_value(best)
    margin = next(
        (best.score - one.score for one in scored if shown_value(one) != value), best.score
    )
    sharing = {
        one.unit.observation_id
        for one in scored
        if shown_value(one) == value and one.score >= _FULLER_TIE * best.score
    } - {best.unit.observation_id}
    return Standing(margin, min(_MOST_AGREEING, len(sharing)) / _MOST_AGREEING)


def is_row_unsaid(best: ScoredReading, scored: Sequence[ScoredReading]) -> bool:
    """Whether another row of the same table answers about as well with another value.

    Then nothing in the question tells which of the rows is meant.
    """
    cell = best.reading.cell
    if cell is None or not best.values:
        return False
    return any(
        one.reading.cell is not None
        and one.reading.cell.row.table is cell.row.table
        and one.reading.cell.row.number != cell.row.number
        and one.reading.cell.column == cell.column
        and one.score >= best.score - _ROW_TIE
        and shown_value(one) != shown_value(best)
        for one in scored
    )


def shown_value(scored: ScoredReading) -> str:
    """What a reading gives as the answer, comparable between readings."""
    if scored.values:
        return "".join(scored.values[0].text.casefold().split())
    text = scored.reading.value or scored.unit.text
    return " ".join(text.casefold().split())


def _fits(one: ScoredReading) -> bool:
    """Whether a reading says all that is asked in its own words, so that only time decides."""
    found = one.features
    return min(found.own, found.attribute, found.value) >= _FULL and not found.is_question


def _is_same_place(one: ScoredReading, best: ScoredReading) -> bool:
    """Whether two readings are the same label of the same page, which may have changed since."""
    mine, other = one.reading, best.reading
    return bool(mine.label) and (
        (mine.label, mine.owner, mine.title) == (other.label, other.owner, other.title)
        and one.features.subject >= best.features.subject
        and one.features.attribute >= best.features.attribute
    )


def _is_found_worse(
    one: ScoredReading, best: ScoredReading, titles: Mapping[ObservationId, str]
) -> bool:
    """Whether a reading of the same page lags behind only for how well it was found."""
    mine, other = (titles.get(each.unit.observation_id, "") for each in (one, best))
    lag = RECALL_SHARE * max(0.0, best.features.recall - one.features.recall)
    return bool(mine) and mine == other and one.score + lag >= best.score - _NEAR_TIE


def _is_preview(unit: Unit, whole: Unit) -> bool:
    """Whether a unit is the cut-off beginning of another, as in a list of mails."""
    beginning = unit.text.rstrip(" .…")
    return whole.text.startswith(beginning) and len(whole.text) > len(unit.text) + _PREVIEW_CUT
