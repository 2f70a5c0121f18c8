"""What is said of memories, their history and the vault."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LISTED: tuple[object, ...] = (
    # memories
    QT_TRANSLATE_NOOP("sentences", "There is no memory m{number}; it may have been forgotten."),
    QT_TRANSLATE_NOOP("sentences", "There is no entity e{number}; it may have been forgotten."),
    QT_TRANSLATE_NOOP("sentences", "There is no observation {number}; it may have been forgotten."),
    QT_TRANSLATE_NOOP("sentences", "m{number} was replaced by m{other}; correct that one instead."),
    QT_TRANSLATE_NOOP("sentences", "m{number} was replaced by m{other}; merge that one instead."),
    QT_TRANSLATE_NOOP(
        "sentences", "m{number} is of another kind than m{other}; only like can be merged."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "Vault items cannot be merged; remove the one too many instead."
    ),
    QT_TRANSLATE_NOOP("sentences", "m{number} is the user's own word and stays as it is."),
    QT_TRANSLATE_NOOP("sentences", "Nothing was done to m{number} that could be undone."),
    QT_TRANSLATE_NOOP("sentences", "m{number} changed since; undo that first, then try again."),
    QT_TRANSLATE_NOOP("sentences", "What m{number} said before was forgotten."),
    QT_TRANSLATE_NOOP("sentences", "e{number} has no other name that would be left; nothing done."),
    # why a memory changed, as its history says
    QT_TRANSLATE_NOOP("sentences", "seen for the first time"),
    QT_TRANSLATE_NOOP("sentences", "more of it was seen"),
    QT_TRANSLATE_NOOP("sentences", "a newer value was seen"),
    QT_TRANSLATE_NOOP("sentences", "another value was seen beside it"),
    QT_TRANSLATE_NOOP("sentences", "a newer decision was seen"),
    QT_TRANSLATE_NOOP("sentences", "a value of it is told by itself"),
    QT_TRANSLATE_NOOP("sentences", "its state changed"),
    QT_TRANSLATE_NOOP("sentences", "summed up"),
    QT_TRANSLATE_NOOP("sentences", "summed up anew"),
    QT_TRANSLATE_NOOP("sentences", "seen by a model"),
    QT_TRANSLATE_NOOP("sentences", "told by you"),
    QT_TRANSLATE_NOOP("sentences", "you said otherwise"),
    QT_TRANSLATE_NOOP("sentences", "taken back by you"),
    QT_TRANSLATE_NOOP("sentences", "corrected by you"),
    QT_TRANSLATE_NOOP("sentences", "marked as done by you"),
    QT_TRANSLATE_NOOP("sentences", "opened again by you"),
    QT_TRANSLATE_NOOP("sentences", "dropped by you"),
    QT_TRANSLATE_NOOP(
        "sentences",
        "m{memory} was rejected or replaced, so it cannot be done; undo that first.",
    ),
    QT_TRANSLATE_NOOP("sentences", "pinned by you"),
    QT_TRANSLATE_NOOP("sentences", "unpinned by you"),
    QT_TRANSLATE_NOOP("sentences", "rejected by you"),
    QT_TRANSLATE_NOOP("sentences", "merged by you"),
    QT_TRANSLATE_NOOP("sentences", "undone by you"),
    QT_TRANSLATE_NOOP("sentences", "accepted by you"),
    QT_TRANSLATE_NOOP("sentences", "added by you"),
    QT_TRANSLATE_NOOP("sentences", "changed by you"),
    QT_TRANSLATE_NOOP("sentences", "forgotten with what it rested on"),
    # the vault
    QT_TRANSLATE_NOOP("sentences", "A vault item needs a caption and a value; give both."),
    QT_TRANSLATE_NOOP(
        "sentences", "The caption is searchable, so it must not hold the secret itself."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "There is a vault item called {caption} already; remove it first, or choose another "
        "caption.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The vault's passphrase is not right; nothing was opened. Try again."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The vault needs a passphrase that is not empty; nothing changed."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The vault item m{number} is damaged and cannot be opened; restore a backup.",
    ),
    # the title of what the user told Recollect
    QT_TRANSLATE_NOOP("sentences", "Your own words"),
    # what cannot be done
    QT_TRANSLATE_NOOP(
        "sentences", "There is nothing to merge; name at least two different memories."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "A correction needs a text; to be rid of a memory, use `recollect reject`."
    ),
    QT_TRANSLATE_NOOP("sentences", "There is nothing to remember in an empty text; say something."),
    QT_TRANSLATE_NOOP(
        "sentences", "That is longer than {number} characters; keep it as a file instead."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The block “{block}” is full ({number} characters), so this was kept as a note; "
        "`recollect reject` what no longer holds, then say it again.",
    ),
    QT_TRANSLATE_NOOP("sentences", "This merge is not in the log any more."),
    QT_TRANSLATE_NOOP("sentences", "The names of this merge were forgotten or merged again since."),
    # the vault's offers
    QT_TRANSLATE_NOOP("sentences", "There is no vault yet; `recollect vault create` makes one."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "There is a vault already; `recollect vault passphrase` changes its passphrase.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "There is no offer v{number}; it may have expired, see `recollect vault offers`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "There is no vault item m{number}; `recollect vault list` names them."
    ),
)
