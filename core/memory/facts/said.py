"""A fact as a person dictates it: "the spare key is under the blue pot"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.memory.facts.names import clean_subject, subject_key

NOTE_PREDICATE = "note"

_VERB = re.compile(
    r"\s(?P<verb>is called|is|are|was|were|costs?|has|have|lives? (?:in|at|on)|works? (?:at|for|as)"
    r"|belongs? to|needs?|opens|closes|starts|ends|leaves|expires|hei(?:ß|ss)t|ist|sind|war|kostet"
    r"|hat|gehört|wohnt in|arbeitet (?:bei|als)|braucht|beginnt|endet|öffnet|schließt)\s",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?P<subject>[^:]{2,60}):\s+(?P<value>\S.*)$")
_OWNER = re.compile(r"^(?P<owner>.{2,50}?)['’]s? (?P<what>[\w -]{2,40})$")
_OF = re.compile(
    r"^(?:the |die |der |das )?(?P<what>[\w -]{2,40}?) (?:of|von) (?P<owner>.{2,50})$",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"^(?:it|this|that|there|here|what|who|which|how|if|when|i|we|you|he|she|they|es|das|dies|hier"
    r"|da|wer|was|wenn|ich|wir|du|er|sie)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^(?:in|at|on|under|behind|beside|below|above|next to|near|with|inside|im|am|beim?|auf|unter"
    r"|hinter|neben|über|vor|an)\b",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = frozenset({"has", "have", "hat", "needs", "need", "braucht", NOTE_PREDICATE})
_AS_STATED = frozenset({"is", "are", "ist", "sind"})
_MOST_SUBJECT_WORDS = 8
_LEADING_WORDS = 6
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class SaidFact:
    """Something the user stated, in three parts."""

    subject: str
    predicate: str
    object: str

    @property
    def key(self) -> str:
        """The key that what is read on screens has for the same fact."""
        if self.predicate == NOTE_PREDICATE:
            return f"{NOTE_PREDICATE}|{' '.join(self.object.casefold().split())}"
        return subject_key(self.subject, self.predicate)

    @property
    def title(self) -> str:
        """What a person would head it with."""
        if self.predicate == NOTE_PREDICATE:
            return self.object if len(self.object) <= _LONGEST_TITLE else f"{self.subject} …"
        if self.predicate == "is":
            return f"{self.subject}: {self.object}"
        return f"{self.subject}, {self.predicate}: {self.object}"

    def takes_the_place_of(self, older_object: str) -> bool:
        """Whether what was said before of the same thing no longer holds.

        A thing has one place and one price, but may be many things: "Anna is a vegetarian" and
        "Anna is my sister" hold side by side.
        """
        if self.predicate in _SIDE_BY_SIDE:
            return False
        if self.predicate != "is":
            return True
        return _sort_of(self.object) is not None and (
            _sort_of(self.object) == _sort_of(older_object)
        )

    @staticmethod
    def of_note(text: str) -> "SaidFact":
        """A text that states no one fact, under its first words."""
        leading = " ".join(text.split()[:_LEADING_WORDS]).strip(" ,;:.")
        return SaidFact(leading or text, NOTE_PREDICATE, text)


def fact_said_in(sentence: str) -> SaidFact | None:
    """The fact in a sentence like "X is Y" or "X: Y"; None if it has another form."""
    text = " ".join(sentence.split()).rstrip(" .!")
    if "?" in text:
        return None
    label = _LABEL.match(text)
    if label is not None:
        return _fact(label["subject"], "is", label["value"])
    verb = _VERB.search(text)
    if verb is None:
        return None
    predicate = " ".join(verb["verb"].lower().split())
    if predicate in _AS_STATED:
        predicate = "is"
    return _fact(text[: verb.start()], predicate, text[verb.end() :])


def facts_apart(sentences: Sequence[str]) -> list[list[str]]:
    """Sentences that state a fact each by itself, then the others together.

    Where a sentence points back ("it costs more"), they belong together and stay so.
    """
    if any(_NO_SUBJECT.match(sentence) for sentence in sentences[1:]):
        return [list(sentences)]
    facts = [[sentence] for sentence in sentences if fact_said_in(sentence) is not None]
    others = [sentence for sentence in sentences if fact_said_in(sentence) is None]
    return [*facts, others] if others else facts


def _sort_of(value: str) -> str | None:
    if any(sign.isdigit() for sign in value):
        return "figure"
    return "place" if _PLACE.match(value) else None


def _fact(subject: str, predicate: str, value: str) -> SaidFact | None:
    subject, value = subject.strip(" ,"), value.strip()
    if not value or _NO_SUBJECT.match(subject) or len(subject.split()) > _MOST_SUBJECT_WORDS:
        return None
    if predicate == "is":
        owned = _OWNER.match(subject) or _OF.match(subject)
        if owned is not None:
            subject, predicate = owned["owner"], owned["what"].casefold()
    cleaned = clean_subject(subject)
    return SaidFact(cleaned, predicate, value) if cleaned else None
