"""An answer written by a language model, as far as the screen carries it; else the quoted one.

Whether there is an answer at all is decided before, by how sure the search is: a model is never
asked to say that something is not in memory. What it writes is read sentence by sentence, and
only what the cited evidence carries is ever shown, streamed or stored.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.answer.answer import Answer, Citation, Tier, WrittenBy
from core.answer.by_model.answer_prompt import (
    VERSION,
    AnswerPrompt,
    about_user,
    answer_prompt,
)
from core.answer.by_model.cited_sentences import (
    CitedSentence,
    SentenceReader,
    answer_schema,
)
from core.answer.by_model.evidence_blocks import EvidenceBlock, evidence_blocks
from core.answer.by_model.support import Support, support_of
from core.answer.by_model.whole_memory import is_about, whole_memory
from core.answer.citing import citation_of
from core.answer.content_answer import ReadFrame
from core.answer.phrases import phrases_in
from core.answer.wanted import Wanted
from core.answer.wording import shortened
from core.errors import ModelUnavailable
from core.ids import ObservationId
from core.memory.by_model.carried_by_evidence import is_carried
from core.models.embedder import Embedder
from core.models.text_generator import GenerationStopped, OnText, TextGenerator
from core.recall.hit import Hit
from core.recall.language import Language
from core.recall.query import Query
from core.store.store import Store

ANSWER_TOKENS = 700


@dataclass(frozen=True, slots=True)
class AnswerModel:
    """The model to ask, if there is one, and what it is asked with."""

    store: Store
    embedder: Embedder | None
    generator: TextGenerator | None
    tier: Tier
    on_text: OnText
    should_stop: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Material:
    """What the quoted answer was read from."""

    query: Query
    asked_at: datetime
    wanted: Sequence[Wanted]
    hits: Sequence[Hit]
    frames: Mapping[ObservationId, ReadFrame]


def answer_with_model(model: AnswerModel, material: Material, quoted: Answer) -> Answer:
    """The model's answer where it is asked and its words are carried; else the quoted one.

    Where the model failed, or nothing that it wrote is carried, `note` says so. Never raises a
    known error: the quoted answer is there already.
    """
    generator = model.generator
    if generator is None or not is_asked(model, quoted.confidence):
        return quoted
    query = material.query
    blocks = evidence_blocks(quoted.citations, material.hits, material.frames, query.wanted)
    if not blocks:
        return quoted
    try:
        answer_tokens = min(ANSWER_TOKENS, generator.context_tokens // 3)
        prompt = _prompt(generator, model.store, material, blocks, answer_tokens)
        says_when = Wanted.SEEN_WHEN in material.wanted
        writing = _Writing(prompt, model.embedder, model.on_text, says_when=says_when)
        written = generator.generate_json(
            prompt.text,
            answer_schema(prompt.blocks),
            max_tokens=answer_tokens,
            should_stop=model.should_stop,
            on_text=writing.hear,
        )
        writing.hear_rest(written)
    except GenerationStopped:
        return quoted
    except ModelUnavailable as error:
        told = phrases_in(query.language).model["failed"].format(reason=error)
        return replace(quoted, written_by=WrittenBy(generator.name, VERSION), note=told)
    return writing.answer(generator.name, quoted, query.language)


def _prompt(
    generator: TextGenerator,
    store: Store,
    material: Material,
    ranked: Sequence[EvidenceBlock],
    answer_tokens: int,
) -> AnswerPrompt:
    """All that is remembered while that fits beside an answer, else the best of it.

    Raises: ModelUnavailable if the model reads too little at once for any of it.
    """
    about, query = about_user(store), material.query
    everything = whole_memory(store, query.wanted, ranked, generator.context_tokens)
    if len(everything) > len(ranked):
        prompt = answer_prompt(
            generator, about, query.text, material.asked_at, everything, answer_tokens
        )
        if len(prompt.blocks) == len(everything):
            citable = {
                number: block
                for number, block in prompt.blocks.items()
                if number <= len(ranked) or is_about(query, block)
            }
            return replace(prompt, blocks=citable)
    return answer_prompt(generator, about, query.text, material.asked_at, ranked, answer_tokens)


def is_asked(model: AnswerModel, confidence: float) -> bool:
    """Whether a question goes to the model: if it must, or if the quoted answer is not sure.

    A sure quote is the shorter way to the same value, at once and in the words of the screen.
    """
    if model.tier is Tier.AUTO:
        return confidence < float(model.store.settings.get("answer.model_below"))
    return model.tier is Tier.MODEL


@dataclass(frozen=True, slots=True)
class _Kept:
    """A sentence that is carried, with the numbers of its proof."""

    text: str
    numbers: tuple[int, ...]
    differs: bool

    @property
    def marks(self) -> str:
        return "".join(f"[{number}]" for number in self.numbers)


class _Writing:
    """Listens to one answer, and keeps of it what is carried."""

    def __init__(
        self, prompt: AnswerPrompt, embedder: Embedder | None, on_text: OnText, *, says_when: bool
    ) -> None:
        self._blocks = prompt.blocks
        self._embedder = embedder
        self._on_text = on_text
        self._says_when = says_when
        self._reader = SentenceReader()
        self._kept: list[_Kept] = []
        self._dropped = 0
        self._citations: dict[tuple[ObservationId, str], Citation] = {}

    def hear(self, piece: str) -> None:
        """Take the next piece of the answer."""
        for sentence in self._reader.read(piece):
            self._take(sentence)

    def hear_rest(self, answer: str) -> None:
        """Take what no piece brought."""
        for sentence in self._reader.read_rest(answer):
            self._take(sentence)

    def answer(self, name: str, quoted: Answer, language: Language) -> Answer:
        """What is left of the model's answer, or the quoted one with the reason."""
        by = WrittenBy(name, VERSION, self._dropped)
        phrases = phrases_in(language).model
        if not self._kept:
            note = phrases["unsupported" if self._dropped else "silent"]
            return replace(quoted, written_by=by, note=note)
        return replace(
            quoted,
            text=" ".join(f"{one.text} {one.marks}" for one in self._kept),
            short=_short(quoted.short, self._kept[0].text),
            tier=Tier.MODEL,
            citations=tuple(self._citations.values()),
            written_by=by,
            note=" ".join(self._remarks(phrases)),
        )

    def _take(self, sentence: CitedSentence) -> None:
        if any(sentence.text == one.text for one in self._kept):
            return
        supports = [
            support
            for number in sentence.numbers
            if (block := self._blocks.get(number)) is not None
            and (
                support := support_of(
                    sentence.text, block, self._embedder, with_moment=self._says_when
                )
            )
        ]
        if not supports:
            self._dropped += 1
            return
        numbers = tuple(dict.fromkeys(self._cited(support) for support in supports))
        kept = _Kept(sentence.text, numbers, sentence.differs)
        self._on_text(f"{' ' if self._kept else ''}{kept.text} {kept.marks}")
        self._kept.append(kept)

    def _cited(self, support: Support) -> int:
        """The number of a proof; the same quote on the same frame has one number."""
        seen = support.block.seen
        known = self._citations.get((seen.id, support.quote))
        if known is not None:
            return known.number
        box = support.block.box(support.units)
        citation = citation_of(len(self._citations) + 1, seen, support.quote, box)
        self._citations[seen.id, support.quote] = citation
        return citation.number

    def _remarks(self, phrases: Mapping[str, str]) -> list[str]:
        marks = "".join(dict.fromkeys(one.marks for one in self._kept if one.differs))
        remarks = [phrases["differs"].format(marks=marks)] if marks else []
        if self._dropped:
            key = "left_out_one" if self._dropped == 1 else "left_out"
            remarks.append(phrases[key].format(number=self._dropped))
        return remarks


def _short(quoted: str, first: str) -> str:
    """The quoted value where the model's first sentence says the same; else that sentence."""
    return quoted if is_carried(quoted, [first]).is_carried else shortened(first)
