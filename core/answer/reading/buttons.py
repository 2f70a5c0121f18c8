"""Rows of buttons under a post or a mail: “Quote  Thanks  Report”."""

from core.recall.words import words_of

_BUTTONS = frozenset(
    """quote quotes thanks thank report reply replies respond answer all edit delete remove
    share like likes dislike save saved cancel forward archive print download upload follow
    following unfollow subscribe unsubscribe flag bookmark copy link send post comment
    comments history details more less show hide view open close next previous back submit
    apply reset search sort filter menu settings help log out sign in up now ok yes no done
    undo redo mute pin report spam snooze move block accept decline join leave add new
    export import refresh retry translate mark as read unread vote upvote downvote helpful
    react""".split()
)
_LEAST_BUTTONS = 2


def is_row_of_buttons(text: str) -> bool:
    """Whether a text is nothing but the words of buttons, two at least, each with a capital.

    Any of them may stand in a sentence; a row of them says nothing of anything.
    """
    words = words_of(text)
    starts = [word[:1] for word in text.split() if word[:1].isalpha()]
    return (
        len(words) >= _LEAST_BUTTONS
        and _BUTTONS.issuperset(words)
        and sum(start.isupper() for start in starts) >= _LEAST_BUTTONS
        and not text.rstrip().endswith((".", "!", "?"))
    )
