"""Small changes to examples, so that a network learns what they mean and not what they say.

Lines are spoiled as a reader of pictures spoils them, questions are typed as people in a hurry type
them, and long numbers are replaced, alike in a screen and in the questions about it. Each function
draws from the generator that it is given.
"""

import re
from collections.abc import Callable
from random import Random

_SPOILED_SHARE = 0.1
_LOST_BLANK_SHARE = 0.4
_LOOKALIKES = {
    "l": "1",
    "1": "l",
    "0": "O",
    "O": "0",
    "I": "l",
    ":": ".",
    ".": ":",
    "S": "5",
    "5": "S",
}

# What happens to a question, as steps up to which a number drawn from 0 to 1 may lie.
_SMALL_LETTERS, _SWAPPED, _WORD_LEFT_OUT = 0.15, 0.22, 0.35
_FEWEST_LETTERS = 13
_FEWEST_WORDS = 6

_LONG_NUMBER = re.compile(r"(?<![\d:])\d{3,}(?![\d:])")
_YEAR = re.compile(r"(19|20)\d\d")


def spoiled_line(line: str, rng: Random) -> str:
    """One line in ten loses a blank between words, or has one sign read as its lookalike."""
    if not line or rng.random() >= _SPOILED_SHARE:
        return line
    blanks = [place for place, sign in enumerate(line) if sign == " "]
    if blanks and rng.random() < _LOST_BLANK_SHARE:
        place = rng.choice(blanks)
        return line[:place] + line[place + 1 :]
    place = rng.randrange(len(line))
    return line[:place] + _LOOKALIKES.get(line[place], line[place]) + line[place + 1 :]


def hurried_question(text: str, rng: Random) -> str:
    """One question in three is in small letters, has two letters swapped or a word left out."""
    drawn = rng.random()
    if drawn < _SMALL_LETTERS:
        return text.lower().rstrip("?")
    if drawn < _SWAPPED and len(text) >= _FEWEST_LETTERS:
        at = rng.randrange(1, len(text) - 2)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    words = text.split()
    if drawn < _WORD_LEFT_OUT and len(words) >= _FEWEST_WORDS:
        words.pop(rng.randrange(len(words)))
        return " ".join(words)
    return text


def other_numbers(rng: Random) -> Callable[[str], str]:
    """Replace the digits 1 to 9 of numbers of three digits and more, each always by the same one.

    Years and times of day stay, since they mean something by themselves.
    """
    digits = list("123456789")
    rng.shuffle(digits)
    table = str.maketrans("123456789", "".join(digits))

    def one(number: re.Match[str]) -> str:
        is_year = _YEAR.fullmatch(number.group()) is not None
        return number.group() if is_year else number.group().translate(table)

    return lambda text: _LONG_NUMBER.sub(one, text)
