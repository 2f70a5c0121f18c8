"""Pointers in a question: `@today`, `@app:firefox`, `@recipe`, `@Wanda`, `@"Wanda Sorel"`.

A program and a name limit what is considered; a day and a kind of page are hints, as their words
are. A name may be that of anybody or anything that the memory knows, one of its aliases, or that
of a speaker in a chat. Where nothing is called so, the question is asked without it, and a
sentence says that.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from core.entity_record import EntityId, EntityKind
from core.memory.entities.keys import key_of
from core.recall.language import Language
from core.recall.named_entities import nearly_called, people_called
from core.recall.page_kinds import is_kind, kinds_begun
from core.recall.words import words_of
from core.store.observation_store import ObservationFilter, Pointed
from core.store.store import Store

_DAYS = ("today", "yesterday")
_APP = re.compile(r'(?<![\w@])@app:(?:"([^"]+)"|(\S*[^\s?!,;.]))')
_DAY = re.compile(rf"(?<![\w@])@({'|'.join(_DAYS)})\b")
# Not what code and addresses are made of: `@decorator(`, `@babel/core`, `me@pier.example`.
_NAME = re.compile(r'(?<![\w@./])@(?:"([^"]+)"|([^\W\d_][\w.\'’-]*\w)(?![\w/(:@]))')
_NOT_POINTED_AT = frozenset({EntityKind.APP, EntityKind.AMOUNT, EntityKind.DATE})
_MOST_NAMES = 40  # that are looked through for one completion
_UNKNOWN = {
    Language.ENGLISH: "Nothing in your memory is called {names}, so this was not limited to it.",
    Language.GERMAN: "In deinem Gedächtnis heißt nichts {names}; die Suche wurde darauf nicht"
    " eingeschränkt.",
}


class Limited(NamedTuple):
    """A filter narrowed by a question's names, and those that nothing is called by."""

    wanted: ObservationFilter
    unknown: tuple[str, ...] = ()


class PointerKind(StrEnum):
    """What a pointer leads to."""

    DAY = "day"
    KIND = "kind"
    APP = "app"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Completion:
    """What an unfinished pointer may become: the text to put in its place."""

    text: str
    kind: PointerKind


def app_pointed_at(text: str) -> str | None:
    """The program that a text points at first."""
    found = _APP.search(text)
    return (found[1] or found[2]) if found else None


def without_pointers(text: str) -> str:
    """A text with days and names as plain words and without programs."""
    plain = _DAY.sub(r"\1", _APP.sub(" ", text))
    return _NAME.sub(lambda found: found[1] or found[2], plain)


def limited_to_names(store: Store, text: str, wanted: ObservationFilter) -> Limited:
    """The filter, narrowed to what every name that a text points at is named in, or says."""
    names = [found[1] or found[2] for found in _NAME.finditer(_DAY.sub(" ", _APP.sub(" ", text)))]
    pointed = {name: _called(store, name) for name in dict.fromkeys(names)}
    known = tuple(one for one in pointed.values() if one is not None)
    unknown = tuple(name for name, one in pointed.items() if one is None and not is_kind(name))
    return Limited(replace(wanted, pointed=(*wanted.pointed, *known)), unknown)


def unknown_names_told(unknown: Sequence[str], language: Language) -> str:
    """A sentence about names that nothing is called by; empty without one."""
    names = ", ".join(f"“@{name}”" for name in unknown)
    return _UNKNOWN[language].format(names=names) if unknown else ""


def pointer_completions(store: Store, prefix: str, limit: int = 8) -> list[Completion]:
    """What a pointer that begins like this may become: days, kinds of pages, programs, names.

    Programs and names come most seen first; kinds are offered once a letter of them is typed.
    `prefix` begins with @; anything else has none.
    """
    if not prefix.startswith("@"):
        return []
    typed = prefix[1:].lstrip('"').casefold()
    days = [day for day in _DAYS if day.startswith(typed)]
    apps = [app for app, _ in store.observations.apps() if _is_begun(app, typed)]
    found = [
        *(Completion(f"@{day}", PointerKind.DAY) for day in days),
        *(
            Completion(f"@{kind}", PointerKind.KIND)
            for kind in (kinds_begun(typed) if typed else ())
        ),
        *(Completion(f"@app:{_quoted(app)}", PointerKind.APP) for app in apps if app),
        *(Completion(f"@{_quoted(name)}", PointerKind.NAME) for name in _names(store, typed)),
    ]
    return found[:limit]


def _is_begun(app: str, typed: str) -> bool:
    """Whether a program may be meant: by its own name, or behind `app:`."""
    if typed.startswith("app:"):
        return app.casefold().startswith(typed.removeprefix("app:").lstrip('"'))
    return "app:".startswith(typed) or app.casefold().startswith(typed)


def _names(store: Store, typed: str) -> Iterable[str]:
    """The names of people who begin so, in any word of theirs; of everybody at the start."""
    key = key_of(typed)
    people = store.entity_listing.sightings(EntityKind.PERSON, key, _MOST_NAMES, 0)
    known = store.entities.get_many(one.entity_id for one in people)
    names = dict.fromkeys(one.name for one in known if one.name)
    names |= dict.fromkeys(store.observations.speakers())
    return [name for name in names if any(part.startswith(key) for part in _parts(name))]


def _parts(name: str) -> list[str]:
    """A name from each of its words on."""
    words = key_of(name).split()
    return [" ".join(words[place:]) for place in range(len(words))]


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"[^\W\d_][\w.'’-]*\w|\w+", name) else f'"{name}"'


def _called(store: Store, name: str) -> Pointed | None:
    """Who and what a name is that of; None if it is nobody's."""
    key = key_of(name)
    entities = _entities(store, key) or _entities(store, key_of(name.replace(".", " ")))
    words = set(words_of(name))
    speakers = tuple(
        one for one in store.observations.speakers() if words and words <= set(words_of(one))
    )
    if not entities and not speakers:
        entities = nearly_called(key, store.entity_graph)
    return Pointed(entities, speakers) if entities or speakers else None


def _entities(store: Store, key: str) -> tuple[EntityId, ...]:
    graph = store.entity_graph
    exact = [one for one in graph.called([key]) if one.kind not in _NOT_POINTED_AT]
    return tuple(dict.fromkeys(one.entity_id for one in exact)) or people_called(key, graph)
