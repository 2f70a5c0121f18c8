"""Putting a model's summary in the place of the rules', as far as frames carry it."""

from datetime import datetime

from core.memory.by_model.summary import ModelSummary
from core.memory.episodes.summaries import is_told, name_of_time
from core.memory.learning import seen
from core.memory_record import Memory, Role, Statement
from core.store.model_queue import ModelOutcome
from core.store.store import Store


def retell(store: Store, episode: Memory, summary: ModelSummary, now: datetime) -> ModelOutcome:
    """Tell an episode in the model's words; what came of it.

    Works inside the transaction of its caller. Where no title is left, the rules' title stays;
    where no line is left, their lines do.
    """
    title = _title(episode, summary)
    lines = tuple(one for one in summary.lines if not is_told(one.text, [title.text]))
    held = tuple(one for one in episode.statements if one.role is Role.LINE)
    told = (title, *(lines or held))
    if _texts(told) != _texts(episode.statements):
        store.changes.update(episode.id, told, seen("told by a model", now, summary.made_by))
    return ModelOutcome(
        made_by=summary.made_by,
        kept=len(summary.lines) + (summary.title is not None),
        refused=len(summary.refused),
    )


def _texts(statements: tuple[Statement, ...]) -> list[tuple[Role, str]]:
    return [(one.role, one.text) for one in statements]


def _title(episode: Memory, summary: ModelSummary) -> Statement:
    """The model's title behind the day that it is of; else the title that is there."""
    if summary.title is None:
        return next(one for one in episode.statements if one.role is Role.TITLE)
    time = name_of_time(episode.level, episode.since)
    return Statement(Role.TITLE, time + summary.title.text, summary.title.evidence)
