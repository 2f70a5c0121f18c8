"""`python -m app.command_line` is `recollect`; the frozen program begins here, too.

A frozen program has no `python -m` for the processes that run a language model, record and read
screens: it starts itself with a switch. That is looked for first, so that a process loads nothing
it has no use for.
"""

import sys

from app.recorder_child_command import RECORDER_SWITCH
from capture.platforms.picture_child_command import PICTURE_SWITCH
from capture.reader_child_command import READER_SWITCH
from core.child_process import give_back_library_path
from core.models.model_child_command import CHILD_SWITCH

give_back_library_path()
if sys.argv[1:2] == [CHILD_SWITCH]:
    from core.models.model_child import run_model_child

    run_model_child()
elif sys.argv[1:2] == [READER_SWITCH]:
    from capture.reader_child import run_reader_child

    run_reader_child()
elif sys.argv[1:2] == [PICTURE_SWITCH]:
    from capture.platforms.picture_child import run_picture_child

    run_picture_child()
elif sys.argv[1:2] == [RECORDER_SWITCH]:
    from app.recorder_child import run_recorder_child

    run_recorder_child()
else:
    from app.command_line.main import main

    main()
