"""How the process that records is started."""

from core.child_process import command_of

RECORDER_SWITCH = "--recollect-recorder-process"
RECORDER_MODULE = "app.recorder_child"


def recorder_command() -> tuple[str, ...]:
    """The command line of the recording process, for this program as it runs now."""
    return command_of(RECORDER_MODULE, RECORDER_SWITCH)
