"""`recollect demo`."""

import secrets
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from app.command_line.ask_commands import answer_json, answer_told
from app.command_line.capture_commands import work_and_tell
from app.command_line.context import JsonOption, known_errors, told_when_stopped
from app.command_line.output import Json, Output
from app.open_memory import Access, open_memory
from core.answer.ask import Question, ask
from core.home import HomeFolder
from core.store.keys import KeyPlace, MemoryKey, protect_with_passphrase
from resources.sample_day import SampleQuestion, sample_day_folder, sample_questions


@known_errors
def demo_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """Build the sample day through the real pipeline and answer questions about it."""
    output = Output(as_json)
    with told_when_stopped("Stopped; the demo's memory is deleted."):
        output.data(run_demo(sample_day_folder(), sample_questions(), output), "")


def run_demo(day: Path, questions: Sequence[SampleQuestion], output: Output) -> Json:
    """Import a day into a memory that is deleted at the end, and answer questions about it."""
    # Imported here so that no other command pays for reading pictures.
    from app.screens_import import import_screens  # noqa: PLC0415
    from capture.rapidocr_reader import RapidOcrReader  # noqa: PLC0415

    answers: list[Json] = []
    with (
        TemporaryDirectory(prefix="recollect-demo-") as folder,
        open_memory(HomeFolder(Path(folder)), Access.WRITE) as memory,
    ):
        _leave_no_key_behind(memory.home, memory.key)
        with output.progress("Reading the sample day") as show, closing(RapidOcrReader()) as reader:
            report = import_screens(memory.store, day, reader, on_progress=show)
        work_and_tell(memory, output)
        output.notice(
            f"The sample day is in memory: {report.imported} screens read, "
            f"{report.excluded} kept out as private. It is deleted when the demo ends."
        )
        output.notice(memory.line_encoder_notice)
        for sample in questions:
            answer = ask(
                memory.store,
                memory.embedder(),
                Question(sample.question, sample.asked_at),
                line_encoder=memory.line_encoder(),
            )
            answers.append({"question": sample.question, **answer_json(answer)})
            if not output.as_json:
                output.data({}, f"\n? {sample.question}\n{answer_told(answer)}")
    return {"imported": report.imported, "excluded": report.excluded, "answers": answers}


def _leave_no_key_behind(home: HomeFolder, key: MemoryKey) -> None:
    """Take the key out of the system's keyring, where nobody would remove it after the demo."""
    if key.place is KeyPlace.KEYRING:
        protect_with_passphrase(home, key, secrets.token_hex())
