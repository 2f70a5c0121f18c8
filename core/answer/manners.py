"""How the user wants to be answered, put into effect on every answer alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.answer.answer import AbstainReason, Answer, Citation
from core.answer.markdown_text import as_data
from core.answer.phrases import phrases_in
from core.answer.wording import reason_words, short_moment_words
from core.memory.from_user.instruction_patterns import ANSWER_LANGUAGE, ANSWER_LENGTH, HIDDEN_APP
from core.memory.from_user.instructions import (
    AnswerManners,
    Instruction,
    manners_of,
    standing_instructions,
)
from core.recall.language import Language, language_of
from core.store.store import Store


@dataclass(frozen=True, slots=True)
class Manner:
    """What is obeyed in one answer, and the language of our own words in it."""

    manners: AnswerManners
    language: Language
    applied: tuple[str, ...]


def manner_of(store: Store, question: str) -> Manner:
    """What the standing instructions ask of the answer to a question."""
    instructions = standing_instructions(store)
    manners = manners_of(instructions)
    return Manner(manners, language_to_use(manners, question), obeyed(instructions))


def language_to_use(manners: AnswerManners, question: str) -> Language:
    """The language that the user told us to use; else the question's own."""
    return Language(manners.language) if manners.language else language_of(question)


def obeyed(instructions: Sequence[Instruction]) -> tuple[str, ...]:
    """Those instructions that shape an answer without a model, in the user's words.

    A language that we do not write, and wishes that only a model could follow, are not among
    them: what is not obeyed is not claimed.
    """
    return tuple(one.text for one in instructions if _is_obeyed(one))


def in_manner(answer: Answer, manner: Manner) -> Answer:
    """The answer as the user wants it: brief if so, and with what shaped it."""
    told = replace(answer, language=manner.language, applied_instructions=manner.applied)
    if manner.manners.is_brief:
        told = _brief(told)
    if told.reason is AbstainReason.NOT_IN_MEMORY and manner.manners.hidden_apps:
        told = replace(told, text=f"{told.text}\n\n{phrases_in(told.language).hidden_left_out}")
    if told.note:
        told = replace(told, text=f"{told.text}\n\n*{told.note}*")
    return told


def quotes_told(citations: Sequence[Citation], language: Language) -> str:
    """Each quote as it was seen, with when and where."""
    return "\n\n".join(_quote_told(citation, language) for citation in citations)


def _quote_told(citation: Citation, language: Language) -> str:
    where = as_data(citation.title or citation.app)
    return (
        f"> {as_data(citation.quote)} [{citation.number}]  \n"
        f"> *{short_moment_words(citation.at, language)}, {where}*"
    )


def _is_obeyed(instruction: Instruction) -> bool:
    if instruction.slot == ANSWER_LANGUAGE:
        return manners_of([instruction]).language is not None
    return instruction.slot in {ANSWER_LENGTH, HIDDEN_APP}


def _brief(answer: Answer) -> Answer:
    """Only the short answer with one quote; without an answer, only why."""
    if answer.reason is not None:
        return replace(
            answer, text=reason_words(answer.reason, answer.gaps[:1], answer.language), citations=()
        )
    proof = answer.citations[:1]
    said = f"**{as_data(answer.short)}**" + (f" [{proof[0].number}]" if proof else "")
    text = "\n\n".join(part for part in (said, quotes_told(proof, answer.language)) if part)
    return replace(answer, text=text, citations=proof)
