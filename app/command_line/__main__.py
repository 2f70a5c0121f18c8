"""`python -m app.command_line` is `recollect`; the frozen program begins here, too.

A frozen program has no `python -m` for the process that runs a language model: it starts itself
with a switch. That is looked for first, so that the process loads nothing it has no use for.
"""

import sys

from core.models.model_child_command import CHILD_SWITCH

if sys.argv[1:2] == [CHILD_SWITCH]:
    from core.models.model_child import run_model_child

    run_model_child()
else:
    from app.command_line.main import main

    main()
