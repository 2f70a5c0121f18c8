"""The standing instructions of the user, and what an answer without a model can obey of them.

They are kept apart from everything captured: only the user's own words are here, so a text on the
screen can never become one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.ids import MemoryId
from core.memory.from_user.instruction_patterns import (
    ANSWER_LANGUAGE,
    ANSWER_LENGTH,
    HIDDEN_APP,
    language_code,
)
from core.memory.from_user.profile import Block
from core.memory_record import USER, Memory, MemoryKind, Role
from core.store.memory_store import MemoryFilter
from core.store.store import Store

NAME_SLOT = "name"
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing to obey, in the user's words; `slot` and `value` say what it is about."""

    memory_id: MemoryId
    text: str
    slot: str
    value: str


@dataclass(frozen=True, slots=True)
class AnswerManners:
    """How answers are to look. `language` is that of our own wording, `de` or `en`; None: as the
    question is. `hidden_apps` are lower-case parts of program names that no answer may draw on.
    `name` is how to address the user; empty if it is not known."""

    language: str | None = None
    is_brief: bool = False
    hidden_apps: tuple[str, ...] = ()
    name: str = ""


def standing_instructions(store: Store) -> tuple[Instruction, ...]:
    """Everything to obey now, oldest first: the instructions, and how to address the user."""
    held = store.memories.matching(MemoryFilter(kind=MemoryKind.CORE), _MOST, oldest_first=True)
    return tuple(_instruction(one) for one in held if _is_to_obey(one))


def manners_of(instructions: Sequence[Instruction]) -> AnswerManners:
    """What an answer without a language model can obey; of two words on one thing, the later."""
    said = {one.slot: one.value for one in instructions}
    hidden = (one.value for one in instructions if one.slot == HIDDEN_APP)
    return AnswerManners(
        language=language_code(said.get(ANSWER_LANGUAGE, "")),
        is_brief=said.get(ANSWER_LENGTH) == "brief",
        hidden_apps=tuple(dict.fromkeys(hidden)),
        name=said.get(NAME_SLOT, ""),
    )


def _is_to_obey(memory: Memory) -> bool:
    if memory.made_by != USER:
        return False
    is_name = memory.text_of(Role.SUBJECT) == NAME_SLOT
    return memory.details.get("block") == Block.INSTRUCTIONS.value or is_name


def _instruction(memory: Memory) -> Instruction:
    return Instruction(
        memory.id, memory.title, memory.text_of(Role.SUBJECT), memory.text_of(Role.OBJECT)
    )
