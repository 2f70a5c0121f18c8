"""Whether a statement is carried by the lines it cites: a check that no model takes part in.

It asks little of style and all of substance. Every number, date, amount, name, address and
identifier must stand in the evidence, most of the other words too, a "not" may be neither added
nor lost, and what was redacted stays so. It cannot see who did what to whom; so a statement that
passes is made of what stood there, and the citation shows the rest.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from core.memory.by_model.claim_words import NEGATIONS
from core.memory.by_model.claims import LOOK_ALIKE_LETTERS, Claim, claims_of, forms_in
from core.memory.by_model.value_forms import fold, plain
from core.privacy.secret_span import MARKER_PATTERN
from core.recall.words import words_of

LEAST_SHARE = 0.7
"""How many of the plain words must stand in the evidence, at least."""

_LOOK_ALIKE_RATIO = 90
_SENTENCES = re.compile(r"[.!?;|•]+(?=\s|$)|\s(?:but|however|aber|sondern|maar|mais)\s")
_NEGATED = re.compile(r"\b(?:\w+n't|cant|dont|didnt|wont|isnt|doesnt|wasnt|arent)\b")
_NUMBER_SIGN = re.compile(r"\bno\b(?:\s*[,:]|\.?(?=\s*\d))", re.IGNORECASE)  # “no. 12”; “No, …”


class Finding(StrEnum):
    """What the check found."""

    CARRIED = "carried"
    SAYS_NOTHING = "says nothing"
    NOT_THERE = "values or names that are not in the evidence"
    TOO_LITTLE = "too few of its words are in the evidence"
    NEGATION = "says the opposite of the evidence"
    REDACTED = "completes what was redacted"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one statement. `missing` are its words that the evidence does not have."""

    finding: Finding
    missing: tuple[str, ...] = ()

    @property
    def is_carried(self) -> bool:
        return self.finding is Finding.CARRIED


@dataclass(frozen=True, slots=True)
class _Clause:
    words: frozenset[str]
    is_negated: bool


def is_carried(statement: str, evidence_lines: Sequence[str]) -> Verdict:
    """Whether the lines, in whatever order, carry the statement."""
    markers = set(MARKER_PATTERN.findall(statement))
    hidden = {marker for line in evidence_lines for marker in MARKER_PATTERN.findall(line)}
    if lacking := markers - hidden:
        return Verdict(Finding.REDACTED, tuple(sorted(lacking)))
    statement = MARKER_PATTERN.sub(" ", statement)
    lines = [MARKER_PATTERN.sub(" ", line) for line in evidence_lines]
    claims = claims_of(statement)
    if not claims:
        return _of_small_words(statement, lines, has_marker=bool(markers))
    forms = frozenset(form for line in lines for form in forms_in(line))
    finding, missing = _finding(claims, forms, has_hidden=bool(hidden))
    if finding is Finding.CARRIED and not _agrees_on_negation(statement, lines):
        finding = Finding.NEGATION
    return Verdict(finding, missing)


def _finding(
    claims: Sequence[Claim], forms: frozenset[str], has_hidden: bool
) -> tuple[Finding, tuple[str, ...]]:
    """What the words alone say, and those that the evidence does not have."""
    missing = [claim for claim in claims if not _stands(claim, forms)]
    texts = tuple(dict.fromkeys(claim.text for claim in missing))
    plain_words = [claim for claim in claims if not claim.is_firm]
    if any(claim.is_firm for claim in missing):
        return Finding.NOT_THERE, texts
    if missing and has_hidden:
        return Finding.REDACTED, texts
    if len(missing) > (1 - LEAST_SHARE) * len(plain_words):
        return Finding.TOO_LITTLE, texts
    return Finding.CARRIED, texts


def _of_small_words(statement: str, lines: Sequence[str], has_marker: bool) -> Verdict:
    """A statement without any claim says only what its small words say."""
    words = words_of(statement)
    if not words:
        return Verdict(Finding.CARRIED if has_marker else Finding.SAYS_NOTHING)
    there = {word for line in lines for word in words_of(line)}
    missing = tuple(word for word in dict.fromkeys(words) if word not in there)
    return Verdict(Finding.SAYS_NOTHING if missing else Finding.CARRIED, missing)


def _stands(claim: Claim, forms: frozenset[str]) -> bool:
    if claim.forms & forms:
        return True
    word = fold(claim.text)
    return (
        not claim.is_firm
        and len(word) >= LOOK_ALIKE_LETTERS
        and any(
            fuzz.ratio(word, form, score_cutoff=_LOOK_ALIKE_RATIO)
            for form in forms
            if len(form) >= LOOK_ALIKE_LETTERS
        )
    )


def _agrees_on_negation(statement: str, lines: Sequence[str]) -> bool:
    """Whether each sentence is negated just as the sentences of the evidence that say the same.

    Those are the ones that share most of its words; where they differ among themselves, either
    will do.
    """
    evidence = list(_clauses(lines))
    for clause in _clauses([statement]):
        shared = [len(clause.words & other.words) for other in evidence]
        most = max(shared, default=0)
        if most == 0:
            if clause.is_negated and not any(other.is_negated for other in evidence):
                return False
            continue
        nearest = [other for other, count in zip(evidence, shared, strict=True) if count == most]
        if all(other.is_negated != clause.is_negated for other in nearest):
            return False
    return True


def _clauses(texts: Iterable[str]) -> Iterable[_Clause]:
    for text in texts:
        for sentence in _SENTENCES.split(_NUMBER_SIGN.sub(" ", plain(text))):
            bare = fold(sentence)
            words = frozenset(form for claim in claims_of(sentence) for form in claim.forms)
            is_negated = bool(_NEGATED.search(bare)) or not NEGATIONS.isdisjoint(words_of(bare))
            if words or is_negated:
                yield _Clause(words, is_negated)
