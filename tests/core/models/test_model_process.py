"""The model's own process: it crashes, hangs and rests without costing the program anything."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import ModelCrashed, ModelLetGo, ModelUnavailable
from core.models.llama_generator import LlamaGenerator
from core.models.model_child_command import CHILD_SWITCH, child_command, child_environment
from core.models.model_process import Limits, ModelProcess, open_generator
from core.models.model_session import Surroundings
from core.models.text_generator import GenerationStopped, TextGenerator
from core.models.turn_queue import Priority
from tests.core.models.tiny_gguf import CONTEXT, write_tiny_gguf

SCHEMA = {
    "type": "object",
    "properties": {"title": {"type": "string", "minLength": 30, "maxLength": 60}},
    "required": ["title"],
    "additionalProperties": False,
}
GIGABYTES = 1_000_000_000
needs_signals = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals.")


@dataclass
class _Machine:
    """Seconds and memory as a test wants them."""

    now: float = 0.0
    step: float = 0.0
    free: int | None = 8 * GIGABYTES

    def clock(self) -> float:
        self.now += self.step
        return self.now

    def surroundings(self, *command: str) -> Surroundings:
        return Surroundings(
            command or child_command(),
            child_environment(os.environ),
            self.clock,
            lambda: self.free,
        )


@pytest.fixture(scope="module")
def tiny_gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("tiny") / "tiny.gguf")


@pytest.fixture
def machine() -> _Machine:
    return _Machine()


@pytest.fixture
def start(tiny_gguf: Path, machine: _Machine) -> Iterator[Callable[..., ModelProcess]]:
    """Makes processes that are closed after the test."""
    made: list[ModelProcess] = []

    def make(*command: str, path: Path = tiny_gguf, limits: Limits | None = None) -> ModelProcess:
        process = ModelProcess(
            path, limits=limits, machine=machine.surroundings(*command), threads=1
        )
        made.append(process)
        return process

    yield make
    for process in made:
        process.close()


@pytest.fixture
def process(start: Callable[..., ModelProcess]) -> ModelProcess:
    return start()


def _kill_at_first_piece(process: ModelProcess, number: int) -> Callable[[str], None]:
    def kill(_piece: str) -> None:
        if process.process_id is not None:
            os.kill(process.process_id, number)

    return kill


def test_it_writes_what_the_model_writes(process: ModelProcess, tiny_gguf: Path) -> None:
    inside = LlamaGenerator(tiny_gguf, threads=1)
    pieces: list[str] = []
    assert process.process_id is None
    answer = process.generate_json("Hello", SCHEMA, max_tokens=400, on_text=pieces.append)
    assert answer == inside.generate_json("Hello", SCHEMA, max_tokens=400)
    assert "".join(pieces) == answer
    assert len(pieces) > 10
    assert process.count_tokens("Hello \ud800") == inside.count_tokens("Hello \ud800")
    assert (process.name, process.context_tokens) == ("tiny", inside.context_tokens)
    assert process.loaded().cache_type == inside.cache_type
    assert process.process_id not in {None, os.getpid()}
    inside.close()


def test_loading_is_told(tiny_gguf: Path) -> None:
    shares: list[float] = []
    generator: TextGenerator = open_generator(tiny_gguf, name="Tiny", on_loading=shares.append)
    assert shares == []
    assert generator.context_tokens < CONTEXT
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)
    assert generator.name == "Tiny"
    generator.close()
    generator.close()
    with pytest.raises(ModelLetGo, match="ask again"):
        generator.count_tokens("Hello")


@needs_signals
@pytest.mark.parametrize(
    ("number", "how"),
    [(signal.SIGSEGV, "crashed"), (signal.SIGABRT, "crashed"), (9, "memory ran out")],
)
def test_a_crash_costs_one_answer(process: ModelProcess, number: int, how: str) -> None:
    with pytest.raises(ModelCrashed, match=how) as caught:
        process.generate_json(
            "Hello", SCHEMA, max_tokens=400, on_text=_kill_at_first_piece(process, number)
        )
    assert str(caught.value).count(".") == 1
    assert process.trouble == str(caught.value)
    assert process.process_id is None
    assert json.loads(process.generate_json("Hello", SCHEMA, max_tokens=400))
    assert process.trouble == ""


@needs_signals
def test_after_too_many_crashes_it_rests_for_an_hour(
    process: ModelProcess, machine: _Machine
) -> None:
    for _ in range(3):
        with pytest.raises(ModelCrashed):
            process.generate_json(
                "Hello", SCHEMA, max_tokens=400, on_text=_kill_at_first_piece(process, 9)
            )
    with pytest.raises(ModelUnavailable, match="failed 3 times") as caught:
        process.count_tokens("Hello")
    assert not isinstance(caught.value, ModelCrashed)
    assert process.trouble == str(caught.value)
    machine.now += 3_601
    assert process.count_tokens("Hello") == 5


@pytest.mark.parametrize(
    ("script", "how"),
    [
        ("import time; time.sleep(600)", "stopped answering"),
        ("import sys; sys.stdin.read()", "stopped answering"),
        ("print('Hello, I am no model')", "ended|crashed|closed|memory"),
        ("raise SystemExit(7)", "ended .code 7."),
    ],
)
def test_a_process_that_does_not_play_along_is_ended(
    start: Callable[..., ModelProcess], machine: _Machine, script: str, how: str
) -> None:
    machine.step = 1.0
    process = start(sys.executable, "-c", script, limits=Limits(silence_s=20))
    with pytest.raises(ModelCrashed, match=how):
        process.count_tokens("Hello")
    assert process.process_id is None


def test_a_program_that_is_not_there_is_told(start: Callable[..., ModelProcess]) -> None:
    with pytest.raises(ModelUnavailable, match="cannot be started"):
        start("/nowhere/at/all").count_tokens("Hello")


@needs_signals
def test_a_model_that_hangs_while_writing_is_ended(
    process: ModelProcess, machine: _Machine
) -> None:
    def hang(_piece: str) -> None:
        if process.process_id is not None and not machine.step:
            os.kill(process.process_id, signal.SIGSTOP)
            machine.step = 50.0

    with pytest.raises(ModelCrashed, match="stopped answering"):
        process.generate_json("Hello", SCHEMA, max_tokens=400, on_text=hang)
    machine.step = 0.0
    assert process.count_tokens("Hello") == 5


def test_another_version_of_the_program_is_told(start: Callable[..., ModelProcess]) -> None:
    script = (
        "import sys; from core.models.model_frames import frame_of; "
        "sys.stdout.buffer.write(frame_of({'kind': 'Hello', 'version': 999})); "
        "sys.stdout.flush(); sys.stdin.read()"
    )
    with pytest.raises(ModelUnavailable, match="start it again"):
        start(sys.executable, "-c", script).count_tokens("Hello")


def test_it_stops_within_a_token(process: ModelProcess) -> None:
    pieces: list[str] = []
    with pytest.raises(GenerationStopped):
        process.generate_json(
            "Hello",
            SCHEMA,
            max_tokens=400,
            should_stop=lambda: len(pieces) >= 3,
            on_text=pieces.append,
        )
    assert len(pieces) == 3
    number = process.process_id
    assert json.loads(process.generate_json("Hello", SCHEMA, max_tokens=400))
    assert process.process_id == number
    with pytest.raises(GenerationStopped):
        process.generate_json("x" * 5_000, SCHEMA, max_tokens=400, should_stop=lambda: True)


def test_loading_can_be_stopped(process: ModelProcess) -> None:
    with pytest.raises(GenerationStopped):
        process.generate_json("Hello", SCHEMA, max_tokens=400, should_stop=lambda: True)
    assert process.process_id is None


def test_a_listener_that_fails_leaves_the_model_usable(process: ModelProcess) -> None:
    def fail(_piece: str) -> None:
        raise LookupError("a bug of the caller")

    with pytest.raises(LookupError):
        process.generate_json("Hello", SCHEMA, max_tokens=400, on_text=fail)
    assert json.loads(process.generate_json("Hello", SCHEMA, max_tokens=400))


def test_what_does_not_fit_is_refused(process: ModelProcess) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        process.generate_json("x" * CONTEXT, SCHEMA, max_tokens=1)
    with pytest.raises(ValueError, match="frame"):
        process.count_tokens("x" * (1 << 24))
    assert process.count_tokens("Hello") == 5
    assert process.trouble == ""


def test_an_answer_goes_before_work_in_the_background(process: ModelProcess) -> None:
    """The answer is asked for when the background has begun, and is there before it."""
    done: list[str] = []
    asked = threading.Event()
    begun: list[threading.Thread] = []

    def wait_in_queue() -> bool:
        asked.set()
        return False

    def answer() -> None:
        process.generate_json("Answer", SCHEMA, max_tokens=400, should_stop=wait_in_queue)
        done.append("answer")

    def ask_at_first_piece(_piece: str) -> None:
        if not begun:
            begun.append(threading.Thread(target=answer))
            begun[0].start()
            assert asked.wait(20)

    pieces: list[str] = []

    def hear(piece: str) -> None:
        pieces.append(piece)
        ask_at_first_piece(piece)

    written = process.generate_json(
        "Background", SCHEMA, max_tokens=400, on_text=hear, priority=Priority.BACKGROUND
    )
    done.append("background")
    begun[0].join()
    assert done == ["answer", "background"]
    assert "".join(pieces[1:]) == written  # it was begun again


def test_many_clients_get_their_own_answers(process: ModelProcess) -> None:
    prompts = [f"question {number}" for number in range(4)]
    alone = {prompt: process.generate_json(prompt, SCHEMA, max_tokens=400) for prompt in prompts}
    background = process.in_background()
    together: dict[str, str] = {}

    def ask(prompt: str, generator: TextGenerator) -> None:
        assert generator.count_tokens(prompt) == len(prompt)
        together[prompt] = generator.generate_json(prompt, SCHEMA, max_tokens=400)

    threads = [
        threading.Thread(target=ask, args=(prompt, background if number % 2 else process))
        for number, prompt in enumerate(prompts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone
    assert (background.name, background.context_tokens) == ("tiny", process.context_tokens)
    background.close()
    assert process.count_tokens("Hello") == 5


def test_closing_gives_up_what_is_under_way(process: ModelProcess) -> None:
    closing = threading.Thread(target=process.close)

    def close(_piece: str) -> None:
        if not closing.ident:
            closing.start()

    with pytest.raises(ModelLetGo):
        process.generate_json("x" * 400, SCHEMA, max_tokens=400, on_text=close)
    closing.join()
    assert process.process_id is None


def test_it_gives_memory_back_when_idle(process: ModelProcess, machine: _Machine) -> None:
    process.rest()
    assert process.process_id is None
    assert process.count_tokens("Hello") == 5
    first = process.process_id
    machine.now += 599
    process.rest()
    assert process.process_id == first
    machine.now += 2
    process.rest()
    assert process.process_id is None
    assert process.context_tokens  # known without loading it again
    assert process.process_id is None
    assert process.count_tokens("Hello") == 5
    assert process.process_id not in {None, first}


def test_it_looks_by_itself(start: Callable[..., ModelProcess], machine: _Machine) -> None:
    process = start(limits=Limits(look_every_s=0.01))
    assert process.count_tokens("Hello") == 5
    machine.now += 601
    deadline = time.monotonic() + 20
    while process.process_id is not None and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    assert process.process_id is None


def test_it_gives_memory_back_when_others_need_it(process: ModelProcess, machine: _Machine) -> None:
    assert process.count_tokens("Hello") == 5
    machine.free = 300_000_000
    process.rest()
    assert process.process_id is None
    machine.free = None
    assert process.count_tokens("Hello") == 5
    process.rest()
    assert process.process_id is not None


def test_nothing_is_ended_while_it_is_used(process: ModelProcess, machine: _Machine) -> None:
    def rest(_piece: str) -> None:
        machine.now += 700
        process.rest()

    machine.free = None
    assert json.loads(process.generate_json("Hello", SCHEMA, max_tokens=400, on_text=rest))


def test_a_model_that_is_too_large_is_not_started(
    start: Callable[..., ModelProcess], machine: _Machine
) -> None:
    machine.free = 2 * GIGABYTES
    process = start(limits=Limits(memory_bytes=4_200_000_000))
    with pytest.raises(ModelUnavailable, match=r"needs 4\.2 GB of memory and 2\.0 GB are free"):
        process.count_tokens("Hello")
    assert process.process_id is None


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux keeps to such a limit.")
def test_a_process_beyond_its_bounds_fails_alone(start: Callable[..., ModelProcess]) -> None:
    process = start(limits=Limits(address_space_bytes=50_000_000))
    with pytest.raises(ModelUnavailable):
        process.count_tokens("Hello")
    assert process.process_id is None


def test_a_file_that_is_no_model_is_told_in_one_sentence(
    start: Callable[..., ModelProcess],
    tiny_gguf: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    broken = tmp_path / "broken.gguf"
    for content in (tiny_gguf.read_bytes()[:100_000], b"GGUF", b""):
        broken.write_bytes(content)
        process = start(path=broken)
        with pytest.raises(ModelUnavailable, match=r"broken\.gguf cannot be read; install it"):
            process.count_tokens("Hello")
        assert process.process_id is None
    with pytest.raises(ModelUnavailable, match="is not at"):
        start(path=tmp_path / "absent.gguf").count_tokens("Hello")
    assert capfd.readouterr() == ("", "")


def test_the_program_itself_can_be_the_process(
    start: Callable[..., ModelProcess], monkeypatch: pytest.MonkeyPatch
) -> None:
    process = start(sys.executable, "-m", "app.command_line", CHILD_SWITCH)
    assert process.count_tokens("Hello") == 5
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == (sys.executable, CHILD_SWITCH)
    assert "PYTHONPATH" not in child_environment({})


def test_the_process_sees_no_secrets() -> None:
    seen = child_environment(
        {"RECOLLECT_PASSPHRASE": "x", "HF_TOKEN": "x", "MY_API_KEY": "x", "PATH": "/bin"}
    )
    assert {"PATH", "PYTHONPATH", "GGML_NO_BACKTRACE"} == set(seen)


def test_the_process_has_no_network() -> None:
    script = (
        "import socket; from core.child_process import refuse_network; refuse_network()\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', 9)),"
        " lambda: socket.socket().bind(('127.0.0.1', 0))):\n"
        "    try: act()\n"
        "    except RuntimeError as error: print(type(error).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=child_environment(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["NetworkRefused"] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="Looks into /proc.")
def test_the_process_ends_with_the_program(tiny_gguf: Path) -> None:
    """Also when the program is killed and can say nothing."""
    script = (
        "import os, sys; from pathlib import Path; "
        "from core.models.model_process import open_generator\n"
        "generator = open_generator(Path(sys.argv[1])); generator.count_tokens('Hello')\n"
        "print(generator.process_id, flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tiny_gguf)],
        env=child_environment(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    child = Path("/proc") / done.stdout.strip()
    assert child != Path("/proc")
    deadline = time.monotonic() + 20
    while _is_alive(child) and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    assert not _is_alive(child)


def _is_alive(process: Path) -> bool:
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="Looks into /proc.")
def test_the_process_is_the_first_to_go_and_leaves_no_dump(process: ModelProcess) -> None:
    assert process.count_tokens("Hello") == 5
    folder = Path("/proc") / str(process.process_id)
    assert int((folder / "oom_score_adj").read_text()) >= 800
    limits = (folder / "limits").read_text().splitlines()
    (dumps,) = [line.split() for line in limits if line.startswith("Max core file size")]
    assert dumps[4:6] == ["0", "0"]


@needs_signals
def test_cancels_and_kills_leave_nothing_behind(start: Callable[..., ModelProcess]) -> None:
    """Neither threads nor open files grow with what went wrong."""
    process = start(limits=Limits(most_crashes=1_000))
    chance = random.Random(5)
    assert process.count_tokens("Hello") == 5
    threads, files = threading.active_count(), _open_files()
    ends = {"answered": 0, "stopped": 0, "crashed": 0}
    for number in range(16):
        pieces: list[str] = []
        last, fate = chance.randrange(1, 9), chance.choice(["let", "let", "stop", "stop", "kill"])

        def hear(
            piece: str, last: int = last, fate: str = fate, so_far: list[str] = pieces
        ) -> None:
            so_far.append(piece)
            if fate == "kill" and len(so_far) == last and process.process_id is not None:
                os.kill(process.process_id, signal.SIGKILL)

        def should_stop(last: int = last, fate: str = fate, so_far: list[str] = pieces) -> bool:
            return fate == "stop" and len(so_far) >= last

        try:
            answer = process.generate_json(
                f"{number}", SCHEMA, max_tokens=400, should_stop=should_stop, on_text=hear
            )
        except GenerationStopped:
            ends["stopped"] += 1
        except ModelCrashed:
            ends["crashed"] += 1
        else:
            assert answer == "".join(pieces)
            ends["answered"] += 1
    assert min(ends.values()) > 0
    assert process.count_tokens("Hello") == 5
    assert _open_files() <= files
    # a watch of a process that is gone ends by itself within its next look
    assert threading.active_count() <= threads + ends["crashed"]


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0
