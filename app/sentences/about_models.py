"""What is said of models: language models, ones that see, ones that search."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LISTED: tuple[object, ...] = (
    # language models
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {model} is not installed; fetch it with `recollect models install "
        "{name}`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {path} cannot be read ({error}); choose another with `recollect "
        "settings set models.chat`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {model} does not fit into memory; close other programs or choose a "
        "smaller model.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {model} needs {needed} GB of memory and {free} GB are free; close "
        "other programs or choose a smaller model.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {model} failed {count} times and rests for an hour; choose another "
        "model, or start Recollect again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model {how}; your memory is unharmed, and the model starts again when it "
        "is next needed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model's process cannot be started ({error}); close other programs and try "
        "again.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The language model reads too little at once; choose another."),
    QT_TRANSLATE_NOOP("sentences", "The language model {file} cannot be read; install it again."),
    QT_TRANSLATE_NOOP("sentences", "{file} is no GGUF file; choose another one."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{file} is the part of a model that reads pictures; choose the model itself.",
    ),
    QT_TRANSLATE_NOOP("sentences", "{file} is not a model that writes text."),
    QT_TRANSLATE_NOOP("sentences", "{file} is an embedder, which writes no text."),
    QT_TRANSLATE_NOOP("sentences", "No language model is chosen; choose one and try again."),
    QT_TRANSLATE_NOOP("sentences", "The test was stopped."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The embedder {model} is not installed; fetch it with `recollect models install {name}`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Answers in other words than the question's are found less often, because their network "
        "cannot be used ({error}); install Recollect again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Search by meaning moves from {searched} to {coming}: {done} of {total} passages "
        "are done, and until all are, it goes on as before.",
    ),
    # choosing one
    QT_TRANSLATE_NOOP(
        "sentences",
        "The model tier needs a language model; choose one with `recollect settings set "
        "models.chat`, or use --tier extractive.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The language model was changed or let go meanwhile; ask again for the present one.",
    ),
    QT_TRANSLATE_NOOP("sentences", "There is no model called {model}; choose one of: {known}."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} is no GGUF file; choose another with `recollect settings set models.chat`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{model} is not a model that writes text; choose from: {known}."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "There is no language model called {model}; name one of {known}, or a GGUF file by its "
        "whole path.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{path} is damaged or was not fetched to its end; fetch it again."
    ),
    QT_TRANSLATE_NOOP("sentences", "{path} cannot be read ({error}); choose another file."),
    QT_TRANSLATE_NOOP("sentences", "{model} is a model of another kind ({kind})."),
    QT_TRANSLATE_NOOP(
        "sentences", "{model} is not installed; fetch it with `recollect models install {name}`."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "A model that sees needs its projector beside it; install one of the list."
    ),
    QT_TRANSLATE_NOOP("sentences", "Say which kind of model shall not be used: --role chat."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Recollect has no work yet for models of this kind ({kind}); choose one that writes "
        "(chat), that sees (vision), or an embedder.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "This model reads too little at once to answer; choose another."
    ),
    # in use
    QT_TRANSLATE_NOOP("sentences", "The language model cannot split this text into tokens."),
    QT_TRANSLATE_NOOP("sentences", "The language model failed on a text (llama.cpp: {status})."),
    QT_TRANSLATE_NOOP("sentences", "The language model has no words for this answer."),
    QT_TRANSLATE_NOOP("sentences", "The language model is not at {path}; install it again."),
    QT_TRANSLATE_NOOP("sentences", "The model said nothing about the picture."),
    QT_TRANSLATE_NOOP("sentences", "The model cannot take the picture in: {error}."),
    QT_TRANSLATE_NOOP("sentences", "The model's answer about the picture is no JSON."),
    QT_TRANSLATE_NOOP("sentences", "The model's answer is no JSON: {error}."),
    QT_TRANSLATE_NOOP("sentences", "The model's answer is nested too deeply."),
    QT_TRANSLATE_NOOP("sentences", "The model's answer has no “{name}” in {place}."),
    QT_TRANSLATE_NOOP("sentences", "The model's answer has no {wanted} as {place}."),
    QT_TRANSLATE_NOOP(
        "sentences", "This frame has no picture any more; there is nothing to look at."
    ),
    # models that see
    QT_TRANSLATE_NOOP("sentences", "{model} sees no pictures; choose a model that does."),
    QT_TRANSLATE_NOOP("sentences", "{path} sees no pictures; choose another model."),
    QT_TRANSLATE_NOOP("sentences", "{model} sees no pictures; choose from: {known}."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The model {model} is not installed; fetch it with `recollect models install {name}`.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The part that sees is not at {path}; install the model again."),
    QT_TRANSLATE_NOOP(
        "sentences", "{path} cannot be read, or is of another model; install the model again."
    ),
    QT_TRANSLATE_NOOP("sentences", "The language model cannot take a picture in ({status})."),
    QT_TRANSLATE_NOOP("sentences", "The language model failed on a picture (llama.cpp: {status})."),
    # search by meaning
    QT_TRANSLATE_NOOP("sentences", "{error} Until then, search by meaning goes on with {model}."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "There is no embedder called {model}; name one of {known}, or a GGUF file by its whole "
        "path.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The embedder {path} was changed since the vectors were made; choose it again with "
        "`recollect settings set {key}`.",
    ),
    QT_TRANSLATE_NOOP("sentences", "{model} makes no vectors; choose a model that is an embedder."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The embedder {path} cannot be read ({error}); choose another with `recollect settings "
        "set {key}`.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The embedding model is not at {path}; install it again."),
    QT_TRANSLATE_NOOP("sentences", "The embedding model {file} cannot be read; install it again."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The embedding model {file} does not fit into memory; close other programs and try again.",
    ),
    QT_TRANSLATE_NOOP("sentences", "{file} is not a sentence embedding model."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{file} makes vectors of {number} numbers, which cannot be kept; choose another embedder.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The embedding model cannot split this text into tokens."),
    QT_TRANSLATE_NOOP("sentences", "The embedding model failed on a text (llama.cpp: {status})."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The embedding model cannot be written ({error}); free some disk space and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{file} and its vocabulary do not belong together; fetch both again."
    ),
    QT_TRANSLATE_NOOP("sentences", "The vocabulary lacks BERT's special tokens; fetch it again."),
    QT_TRANSLATE_NOOP("sentences", "The weights hold {name}, which MiniLM does not have."),
    QT_TRANSLATE_NOOP(
        "sentences", "The weights in {file} cannot be read ({error}); fetch them again."
    ),
)
