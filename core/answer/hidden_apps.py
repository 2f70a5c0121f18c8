"""What the user does not want to see in answers is left out before anything is searched.

The words of an instruction ("Slack", "VS Code") become a filter that every search, timeline and
list obeys. Memories rest on frames, so of a memory only what stands on frames to be seen is used.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.ids import ObservationId
from core.memory_record import Memory, Role, Statement
from core.store.observation_store import ObservationFilter
from core.store.store import Store

_LEAST_PART = 4  # letters; a shorter name must be a whole word, or “X” would hide Firefox
_NEEDED = frozenset({Role.TITLE, Role.SUBJECT, Role.PREDICATE, Role.OBJECT})


def without_hidden_apps(
    store: Store, wanted: ObservationFilter, hidden: Sequence[str]
) -> ObservationFilter:
    """The filter, narrowed so that nothing of the apps named in `hidden` passes."""
    if not hidden:
        return wanted
    known = [app for app, _ in store.observations.apps()]
    return replace(
        wanted,
        without_apps=tuple(app for app in known if any(is_meant(app, said) for said in hidden)),
        without_sites=tuple(said for said in hidden if said.isalnum()),
    )


def is_meant(app: str, said: str) -> bool:
    """Whether a person who says `said` means this program: “vs code” is `code`, “teams” is
    `ms-teams`, “Signal” is `signal-desktop`."""
    app_words = _words(app.removesuffix(".exe"))
    said_words = _words(said)
    if not app_words or not said_words:
        return False
    joined = "".join(said_words)
    is_part = len(joined) >= _LEAST_PART and joined in "".join(app_words)
    return is_part or set(said_words) <= set(app_words) or set(app_words) <= set(said_words)


def shown_memories(
    store: Store, wanted: ObservationFilter, memories: Iterable[Memory]
) -> list[Memory]:
    """The memories as far as they rest on frames that may be seen, in their order."""
    memories = list(memories)
    if not wanted.hides:
        return memories
    ids = list(dict.fromkeys(one for memory in memories for one in memory.evidence))
    frames = store.observations.get_many(ids)
    hidden = {one for one, frame in frames.items() if not wanted.shows(frame.window)}
    shown = []
    for memory in memories:
        statements = tuple(_shown_statements(memory, hidden))
        before = {one.role for one in memory.statements} & _NEEDED
        if before <= {one.role for one in statements}:
            shown.append(replace(memory, statements=statements))
    return shown


def _shown_statements(memory: Memory, hidden: set[ObservationId]) -> Iterable[Statement]:
    """Each piece of evidence carries the whole statement, so one that may be seen is enough."""
    for statement in memory.statements:
        evidence = tuple(one for one in statement.evidence if one.observation_id not in hidden)
        if evidence:
            yield replace(statement, evidence=evidence)


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.casefold())
