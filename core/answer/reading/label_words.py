"""Words for the same attribute ("weight", "heavy", "Gewicht"), from `resources/lexicon`."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from core.recall.words import stem, words_of

_COMPOUND_REST = 3  # letters that a compound has beside its part
_LEAST_PART = 4


@dataclass(frozen=True, slots=True)
class LabelForms:
    """What may stand for a word in a label: stems, and parts of compounds in another language."""

    stems: frozenset[str]
    parts: tuple[str, ...] = ()

    def is_in(self, stems: Iterable[str]) -> bool:
        """Whether any of a text's stems is one of the forms, or a compound with one of them."""
        known = stems if isinstance(stems, frozenset | set) else frozenset(stems)
        if not self.stems.isdisjoint(known):
            return True
        return bool(self.parts) and any(_has_part(word, self.parts) for word in known)


@lru_cache(maxsize=2000)
def label_forms(word: str) -> LabelForms:
    """The forms of a word of a question; the word alone if it is in no group."""
    one = stem(word)
    groups = [group for group in _groups() if one in group.stems]
    stems = frozenset({one, word}).union(*(group.stems for group in groups))
    return LabelForms(stems, tuple(dict.fromkeys(p for group in groups for p in group.parts)))


def doer_forms(verb: str) -> LabelForms:
    """The forms of a deed with those of its doer: who *teaches* is the teacher.

    All spellings of the ending count; what is no word is met nowhere.
    """
    forms, root = label_forms(verb), stem(verb).rstrip("e")
    doers = {f"{start}{ending}" for start in (root, root + root[-1:]) for ending in ("er", "or")}
    return LabelForms(forms.stems | doers | {stem(doer) for doer in doers}, forms.parts)


def own_forms(word: str) -> LabelForms:
    """The forms of a word alone, where no other label may stand for it."""
    return LabelForms(frozenset({stem(word), word}))


def _has_part(word: str, parts: Iterable[str]) -> bool:
    return any(
        word == part
        or (
            len(part) >= _LEAST_PART
            and len(word) >= len(part) + _COMPOUND_REST
            and (word.startswith(part) or word.endswith(part))
        )
        for part in parts
    )


@lru_cache(maxsize=1)
def _groups() -> tuple[LabelForms, ...]:
    text = resources.files("resources.lexicon").joinpath("labels.txt").read_text("utf-8")
    groups = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        english, _, german = line.partition("|")
        parts = tuple(words_of(german))
        stems = frozenset(stem(word) for word in words_of(english)) | frozenset(parts)
        groups.append(LabelForms(stems, parts))
    return tuple(groups)
