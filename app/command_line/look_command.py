"""`recollect look`: a model that sees says what a frame shows."""

from typing import Annotated

import typer

from app.command_line.context import (
    FrameName,
    JsonOption,
    known_errors,
    observation_name,
    parse_name,
    session_of,
)
from app.command_line.output import Output
from app.open_memory import Access
from core.answer.phrases import phrases_in
from core.errors import ModelUnavailable, UnknownItem
from core.memory.by_model.frame_look import look_at_frame
from core.models.vision_model import VISION_KEY
from core.recall.language import Language


@known_errors
def look_command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FRAME", help="A frame, such as o12.")],
    question: Annotated[str, typer.Argument(help="What to look for; else it is described.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Have a model that sees describe a frame's picture, or answer a question about it."""
    output = Output(as_json)
    frame = parse_name(name)
    if not isinstance(frame, FrameName):
        raise UnknownItem(f"{name} is no frame; name one such as o12.")
    with session_of(context).open(Access.READ) as memory:
        reader = memory.picture_reader()
        if reader is None:
            raise ModelUnavailable(
                "Looking at a picture needs a model that sees; choose an installed one with "
                f"`recollect settings set {VISION_KEY}`."
            )
        look = look_at_frame(memory.store, reader, frame.id, question)
    written = phrases_in(Language.ENGLISH).model["written"].format(model=look.model)
    output.data(
        {
            "id": observation_name(look.observation_id),
            "text": look.text,
            "model": look.model,
            "prompt_version": look.prompt_version,
        },
        f"{look.text}\n\n{written}",
    )
