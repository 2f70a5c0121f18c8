"""The sorts of answer that a question can ask for."""

from enum import StrEnum


class Wanted(StrEnum):
    """What an answer to the question would look like."""

    MONEY = "money"
    CLOCK = "clock"
    DATE = "date"
    DURATION = "duration"
    COUNT = "count"
    QUANTITY = "quantity"
    AUTHOR = "author"
    NAME = "name"
    PERSON = "person"
    PLACE = "place"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    CODE = "code"
    FILE = "file"  # the answer is a file's name
    COMMAND = "command"
    SEEN_WHEN = "seen when"  # the answer is when something was on the screen
    ACTIVITY = "activity"  # the answer is what was on the screen
    PROGRAM = "program"
    STEPS = "steps"
    TEXT = "text"
