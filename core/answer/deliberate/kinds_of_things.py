"""What kind of thing a page is about, told by the words that pages of that kind show."""

from collections.abc import Iterable

from core.recall.words import stem, stems_of

_MARKS: dict[str, str] = {
    "hotel": "hotel hostel inn pension guesthouse apartment night nights check-in checkin"
    " reception room breakfast booking guest lodge homestay check-out checkout stay",
    "flight": "flight departs arrives boarding gate airline seat baggage fare passenger air",
    "train": "train platform coach departs arrives station rail seat railway",
    "ferry": "ferry sailing crossing cabin deck departs arrives port vehicle boat",
    "bus": "bus coach departs arrives stop seat",
    "restaurant": "restaurant menu table reservation dishes starters dessert",
    "order": "order shipping delivery quantity qty article cart confirmed",
    "doctor": "doctor dentist appointment check-up practice clinic patient",
}
_NAMES: dict[str, str] = {
    "hotel": "hotel stay staying stayed accommodation lodging room sleep guesthouse hostel"
    " lodge homestay inn pension chalet cabin campsite",
    "flight": "flight fly flying plane airline",
    "train": "train rail",
    "ferry": "ferry sailing crossing",
    "bus": "bus coach",
    "restaurant": "restaurant eat dine dining dinner",
    "order": "order purchase",
    "doctor": "doctor dentist physician",
}
_KIND_OF = {stem(word): kind for kind, words in _NAMES.items() for word in words.split()}
_MARK_STEMS = {kind: frozenset(stems_of(words)) for kind, words in _MARKS.items()}
# Of these a page must show one: rooms and guests are also where people meet.
_SURE_MARKS = {"hotel": frozenset(stems_of("night nights breakfast check-in check-out"))}
_ENOUGH = 3


def kind_named(word_stem: str) -> str:
    """The kind of thing that a word of a question names (“stay” → hotel); empty for most words."""
    return _KIND_OF.get(word_stem, "")


def marks_of(kind: str) -> str:
    """The words to search for pages about such things."""
    return _MARKS[kind]


def marks_on(kind: str, stems: frozenset[str]) -> frozenset[str]:
    """The words of such a page that a text shows, as stems."""
    return _MARK_STEMS[kind] & stems


def is_of_kind(kind: str, stems: frozenset[str]) -> bool:
    """Whether a text, given by its stems, shows enough words of such a page."""
    return len(marks_on(kind, stems)) >= _ENOUGH


def kinds_most_marked(pages: Iterable[frozenset[str]]) -> frozenset[str]:
    """The kinds of which one of some pages, given by their stems, shows most words and enough."""
    read = list(pages)
    numbers = {
        kind: max(
            len(marks_on(kind, one)) * (not _SURE_MARKS.get(kind, one).isdisjoint(one))
            for one in read
        )
        for kind in _MARK_STEMS
    }
    most = max(numbers.values())
    return frozenset(kind for kind, number in numbers.items() if _ENOUGH <= number == most)
