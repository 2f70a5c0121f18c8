"""`python -m app.command_line` is `recollect`."""

from app.command_line.main import main

main()
