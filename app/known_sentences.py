"""What core and capture say to people, in the app's language.

They speak English and know nothing of Qt, so their sentences are recognised here, and what they
fill in (a name, a path) is put into the translation. A sentence that is not listed is shown as it
is. The tests see to it that every listed sentence is still said, and that every one that is said
is listed.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from app.app_language import translation
from app.sentences import (
    about_desktops,
    about_memories,
    about_model_sources,
    about_models,
    about_recording,
    about_the_store,
    about_the_system,
)
from core.recall.language import Language

_CONTEXT = "sentences"
_GAP = re.compile(r"\{(\w+)\}")
_SPOKEN_GAPS = frozenset({"done", "error", "how", "known"})
"""What fills these is words of Recollect itself, and no name of the user's; translated, too."""

_ROOMS = (
    about_recording,
    about_desktops,
    about_the_store,
    about_the_system,
    about_memories,
    about_models,
    about_model_sources,
)
SENTENCES: tuple[str, ...] = tuple(str(one) for room in _ROOMS for one in room.LISTED)


def in_app_language(sentence: str) -> str:
    """The sentence as the app says it; as it came where it is not known."""
    return _told(sentence, lambda template: QCoreApplication.translate(_CONTEXT, template))


def in_language(sentence: str, language: Language) -> str:
    """The sentence in a language that need not be the app's: that of the answer it stands in."""
    if language is Language.ENGLISH:
        return sentence
    words = translation(language)
    return _told(sentence, lambda template: words.translate(_CONTEXT, template) or template)


def pattern_of(template: str) -> re.Pattern[str]:
    """Matches the sentence whatever fills its gaps; a template names each gap once."""
    parts = _GAP.split(template)
    spoken = [
        f"(?P<{part}>.*)" if place % 2 else re.escape(part) for place, part in enumerate(parts)
    ]
    return re.compile("".join(spoken), re.DOTALL)


def _told(sentence: str, translated: Callable[[str], str]) -> str:
    for pattern, template in _patterns():
        if found := pattern.fullmatch(sentence):
            filled = {
                gap: _told(words, translated) if gap in _SPOKEN_GAPS else words
                for gap, words in found.groupdict().items()
            }
            return translated(template).format(**filled)
    return sentence


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """With every template, the one that says the most by itself first: it fits best."""
    by_words = sorted(SENTENCES, key=lambda template: -len(_GAP.sub("", template)))
    return tuple((pattern_of(template), template) for template in by_words)
