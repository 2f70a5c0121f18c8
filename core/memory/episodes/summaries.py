"""Summing up: episodes of one level told in the words of the level below.

Statements go up word for word, so that every line of a month still rests on frames that carry
it. No title is put together from several subjects, since no frame would carry it: it names the
leading one, and the others follow as lines.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import log1p
from typing import Protocol

from core.memory.episodes.line_quality import has_figure_or_name, tells_outcome, worth
from core.memory.episodes.telling_lines import key_of
from core.memory_record import Details, Evidence, Level, MemoryDraft, MemoryKind, Role, Statement

MADE_BY = "rules v2"
MOST_EVIDENCE = 8
_LINES = {Level.DAY: 10, Level.WEEK: 10, Level.MONTH: 12}
_LONG_S = {
    Level.SEGMENT: 30 * 60,
    Level.SESSION: 2 * 3600,
    Level.DAY: 6 * 3600,
    Level.WEEK: 30 * 3600,
    Level.MONTH: 120 * 3600,
}
_MANY_CHILDREN = 12
_BESIDE = 2  # subjects that a title names after its first
_LINE_AGAINST_TITLE = 1 / 3
_LEAST_REST = 3
_SAID = 0.3
_OUTCOME = 0.5
_USUAL_RARITY = 0.5  # of a line's words on its day, which is not known any more
_FORM_OF_TITLE = re.compile(r"^(?:Mail(?: from [^:]{2,60})?: |Reading |Working on |Meeting: )")
_PLACE_OF_TITLE = re.compile(r"(?<=\w) (?:on|in) (?:the )?\S+(?: \S+)?$")
_FIRST_SENTENCE = re.compile(
    r"^(?P<first>(?P<by>[^\W\d_][^:.!?]{1,40}: )?.{8,}?[^\s.]{3}[.!?])\s+(?P<rest>\S.*)$"
)
_BY_SOMEBODY = re.compile(
    r"(?:Chat|Mail)\s(?:in|with|from)\s|[^\W\d_][^\W\d_ .'’-]+ [^:.!?]{2,30}: "
)
_TIME_NAME = re.compile(r"^(?:[A-Z]\w+day \d{1,2} [A-Z]\w+|Week \d{1,2}|[A-Z]\w+ \d{4}): ")


class Episode(Protocol):
    """An episode of any level, drafted or stored."""

    @property
    def statements(self) -> tuple[Statement, ...]: ...
    @property
    def since(self) -> datetime: ...
    @property
    def until(self) -> datetime: ...
    @property
    def importance(self) -> float: ...
    @property
    def details(self) -> Details: ...
    @property
    def level(self) -> Level | None: ...


def day_draft(sessions: Sequence[Episode], named: Sequence[Statement] = ()) -> MemoryDraft:
    """A day, from its sittings in order of time. Its date is that of the first one's own clock.

    `named` are the subjects that led it, the first one first; without any it is called after the
    sitting that did.
    """
    since = sessions[0].since
    return _upper_draft(Level.DAY, f"day|{since:%Y-%m-%d}", sessions, named)


def week_draft(days: Sequence[Episode]) -> MemoryDraft:
    """A week (ISO 8601), from its days in order of time."""
    year, week, _ = days[0].since.isocalendar()
    return _upper_draft(Level.WEEK, f"week|{year}-W{week:02}", days)


def month_draft(children: Sequence[Episode]) -> MemoryDraft:
    """A month, from its weeks or days in order of time.

    A week belongs to the month that has its Thursday, as ISO 8601 does it for years; here the
    last child says which month that is, since a month's first week may begin in the one before.
    """
    until = children[-1].since
    return _upper_draft(Level.MONTH, f"month|{until:%Y-%m}", children)


def name_of_time(level: Level | None, since: datetime) -> str:
    """What an upper level's title begins with: its time, which no frame needs to carry."""
    if level is Level.DAY:
        return f"{since:%A} {since.day} {since:%B}: "
    if level is Level.WEEK:
        return f"Week {since.isocalendar().week}: "
    return f"{since:%B %Y}: " if level is Level.MONTH else ""


def _upper_draft(
    level: Level, subject_key: str, children: Sequence[Episode], named: Sequence[Statement] = ()
) -> MemoryDraft:
    """A day, week or month: the leading subjects as title, the others as lines in time order."""
    time = name_of_time(level, children[-1 if level is Level.MONTH else 0].since)
    if named:
        subject, beside = named[0].text, list(named[1:])
        title = Statement(Role.TITLE, time + subject, named[0].evidence)
    else:
        subject = _leading_subject(children)
        beside = _beside(children, subject)
        title = as_title(time + subject, subject, children)
    chosen = _best_of(children, _LINES[level], [subject, *(one.text for one in beside)])
    seconds = sum((child.until - child.since).total_seconds() for child in children)
    return MemoryDraft(
        kind=MemoryKind.EPISODIC,
        subject_key=subject_key,
        statements=(
            title,
            *beside,
            *lines_in_order(chosen, children, subject),
        ),
        since=children[0].since,
        until=max(child.until for child in children),
        made_by=MADE_BY,
        importance=importance_of(level, children, seconds),
        details={"event_type": leading_type(children)},
        level=level,
    )


def _leading_subject(children: Sequence[Episode]) -> str:
    """What most of the children are about: it comes again, or has the most important child."""
    said: dict[str, float] = {}
    for child in children:
        title = _subject_of(child)
        lines = {one.text for one in child.statements if one.role is Role.LINE} - {title}
        said[title] = said.get(title, 0.0) + child.importance
        for text in lines:
            said[text] = said.get(text, 0.0) + child.importance * _LINE_AGAINST_TITLE
    grounded = [child for child in children if title_of(child).evidence] or children
    titles = list(dict.fromkeys(_subject_of(child) for child in grounded))
    return max(titles, key=lambda title: said[title])


def _beside(children: Sequence[Episode], subject: str) -> list[Statement]:
    """What else led the children that have several subjects, the most important first."""
    found: dict[str, dict[Evidence, None]] = {}
    weights: dict[str, float] = {}
    for child in children:
        others = [one for one in child.statements if one.role is Role.SUBJECT]
        leads = [replace(title_of(child), text=_subject_of(child)), *others] if others else []
        for place, one in enumerate(leads, start=1):
            weights[one.text] = weights.get(one.text, 0.0) + child.importance / place
            found.setdefault(one.text, {}).update(dict.fromkeys(one.evidence))
    ranked = sorted(weights, key=lambda text: -weights[text])
    beside = [text for text in ranked if key_of(text) != key_of(subject)][:_BESIDE]
    return [Statement(Role.SUBJECT, text, spread(list(found[text]))) for text in beside]


def _best_of(children: Sequence[Episode], limit: int, named: Sequence[str]) -> list[Statement]:
    """The titles of the most important children, then their most telling lines in turn, none twice.

    A title that names a time stays even if its subject leads the whole: it says when.
    """
    ranked = sorted(children, key=lambda child: -child.importance)
    lines = [_most_telling_first(child) for child in ranked]
    by_turn = [title_of(child) for child in ranked]
    for turn in range(max((len(own) for own in lines), default=0)):
        by_turn += [own[turn] for own in lines if turn < len(own)]
    told = list(named)
    chosen: list[Statement] = []
    for number, statement in enumerate(by_turn):
        bare = _TIME_NAME.sub("", statement.text)
        names_time = number < len(ranked) and bare != statement.text
        is_grounded = bool(statement.evidence)
        if is_grounded and len(chosen) < limit and (names_time or not is_told(bare, told)):
            told.append(bare)
            chosen.append(statement)
    return chosen


def _most_telling_first(child: Episode) -> list[Statement]:
    """The lines of an episode by what they tell: a result before the name of a window.

    They stand in order of time, so that its first lines are of the morning and not the best.
    """
    lines = [one for one in child.statements if one.role is Role.LINE]
    return sorted(lines, key=lambda one: -_tells(one.text))


def _tells(text: str) -> float:
    """How much a line tells away from its screen: what came of something and what somebody said
    more than what was read."""
    bare = _bare(text)
    by_somebody = _BY_SOMEBODY.match(text) is not None
    said = _SAID * by_somebody + _OUTCOME * tells_outcome(bare)
    return worth(bare, False, _USUAL_RARITY) + said


def is_told(text: str, told: Sequence[str]) -> bool:
    """Whether a text says nothing that was not told already."""
    key, bare = key_of(text), key_of(_bare(text))
    return any(
        bare == key_of(other) or key == key_of(other) or (len(key) > 8 and key in key_of(other))
        for other in told
    )


def beyond_the_title(lines: Sequence[Statement], title: str) -> tuple[Statement, ...]:
    """The lines without what the title says: of one that begins with it, the sentences after."""
    rests = (_rest_after(line, title) for line in lines if not is_told(line.text, [title]))
    return tuple(line for line in rests if line is not None)


def _rest_after(line: Statement, title: str) -> Statement | None:
    """What a line says after the sentence that is told; None if that is next to nothing."""
    opening = _FIRST_SENTENCE.match(line.text)
    if opening is None or not is_told(opening["first"], [title]):
        return line
    if len(opening["rest"].split()) < _LEAST_REST:
        return None
    return replace(line, text=f"{opening['by'] or ''}{opening['rest']}")


def _bare(title: str) -> str:
    """The name in a title that also tells what was done with it: “Mail from Ada: Cells”."""
    return _PLACE_OF_TITLE.sub("", _FORM_OF_TITLE.sub("", title)).strip("“”")


def lines_in_order(
    chosen: Sequence[Statement], children: Sequence[Episode], subject: str
) -> list[Statement]:
    """Statements as lines, in the order in which the children say them."""
    wanted = {one.text for one in chosen if key_of(one.text) != key_of(subject)}
    pieces = _evidence_by_text(children)
    texts = [text for text in pieces if text in wanted]
    return [Statement(Role.LINE, text, spread(pieces[text])) for text in texts]


def _evidence_by_text(children: Sequence[Episode]) -> Mapping[str, list[Evidence]]:
    """What each text of the children rests on, wherever one of them says just that."""
    found: dict[str, dict[Evidence, None]] = {}
    for child in children:
        for statement in child.statements:
            found.setdefault(statement.text, {}).update(dict.fromkeys(statement.evidence))
            if statement.role is Role.TITLE:
                subject = _subject_of(child)
                found.setdefault(subject, {}).update(dict.fromkeys(statement.evidence))
    return {text: list(pieces) for text, pieces in found.items()}


def as_title(text: str, subject: str, children: Sequence[Episode]) -> Statement:
    return Statement(Role.TITLE, text, spread(_evidence_by_text(children)[subject]))


def spread(pieces: Sequence[Evidence], most: int = MOST_EVIDENCE) -> tuple[Evidence, ...]:
    """At most so many pieces: the first, the last, and some evenly between."""
    if len(pieces) <= most:
        return tuple(pieces)
    step = (len(pieces) - 1) / (most - 1)
    return tuple(pieces[round(number * step)] for number in range(most))


def title_of(episode: Episode) -> Statement:
    return next(one for one in episode.statements if one.role is Role.TITLE)


def _subject_of(episode: Episode) -> str:
    """An episode's title without the time that it begins with."""
    text = title_of(episode).text
    for moment in (episode.since, episode.until):
        text = text.removeprefix(name_of_time(episode.level, moment))
    return text


def leading_type(children: Sequence[Episode]) -> str:
    weights: dict[str, float] = {}
    for child in children:
        event_type = str(child.details.get("event_type", "viewing"))
        weights[event_type] = weights.get(event_type, 0.0) + child.importance
    return max(weights, key=lambda event_type: weights[event_type])


def importance_of(level: Level, children: Sequence[Episode], seconds: float) -> float:
    lines = [one for child in children for one in child.statements]
    many = min(1.0, log1p(len(children)) / log1p(_MANY_CHILDREN))
    return importance_by(level, seconds, substance_of(lines), many)


def importance_by(level: Level, seconds: float, substance: float, share_of_many: float) -> float:
    """0.1 to 1: half from time on screen (its logarithm, against what is long for the level), a
    quarter from figures and names, the rest from how many lines or children there are."""
    long = min(1.0, log1p(seconds / 60) / log1p(_LONG_S[level] / 60))
    return round(0.1 + 0.45 * long + 0.25 * substance + 0.2 * min(1.0, share_of_many), 3)


def substance_of(lines: Sequence[Statement]) -> float:
    """The share of lines with a figure or a name."""
    return sum(has_figure_or_name(line.text) for line in lines) / len(lines) if lines else 0.0
