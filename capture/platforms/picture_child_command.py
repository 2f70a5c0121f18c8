"""How the process that takes pictures from PipeWire is started."""

from core.child_process import command_of

PICTURE_SWITCH = "--recollect-picture-process"
PICTURE_MODULE = "capture.platforms.picture_child"


def picture_command(remote: int) -> tuple[str, ...]:
    """Its command line; `remote` is the file descriptor that leads to PipeWire."""
    return (*command_of(PICTURE_MODULE, PICTURE_SWITCH), str(remote))
