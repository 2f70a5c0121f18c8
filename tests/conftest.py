"""What holds for every test: own home, no network, no warnings, nothing left running."""

import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import left_behind
from tests.forbid_network import loopback_only
from tests.second_look import LongTests, SecondLook, is_second_look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.x_display import XDisplay

FORBID_NETWORK_FOLDER = Path(loopback_only.__file__).resolve().parent
OUR_LOGGERS = frozenset({"app", "core", "capture", "resources", "recollect"})
SCREEN_PROGRAMS = ("Xvfb", "openbox", "xterm", "xdotool", "xmessage", "xrandr", "xset")
REQUIRE_SCREEN = os.environ.get("RECOLLECT_REQUIRE_SCREEN") == "1"

WITHOUT_QT = (
    "The system's window libraries are not here, so window tests are left out; "
    "`sh installer/check_prerequisites.sh windows python3` says what to install."
)

_run_folder = pytest.StashKey[Path]()
_long_tests = pytest.StashKey[LongTests]()
_second_look = pytest.StashKey[SecondLook]()


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Accept pytest-qt's settings where `make test` had to leave that plugin out."""
    if not pluginmanager.has_plugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail"):
            parser.addini(name, "of pytest-qt")
        parser.addini("qt_log_ignore", "of pytest-qt", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    """Prepare this process before anything of ours is imported by a test."""
    config.addinivalue_line("markers", "expects_warnings: our loggers may warn in this test")
    config.addinivalue_line("markers", "may_block(reason): an event may take long in this test")
    folder = Path(tempfile.mkdtemp(prefix="recollect-tests-"))
    config.stash[_run_folder] = folder
    config.stash[_long_tests] = LongTests()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("RECOLLECT_MODELS", str(folder / "models"))
    os.environ.setdefault("HF_HOME", str(folder / "hugging_face"))
    # A keyring that says there is none: the developer's own is never touched.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    if not config.pluginmanager.has_plugin("pytest-qt"):
        config.pluginmanager.register(_WithoutQt())
    loopback_only.forbid_network()
    left_behind.remember_where_threads_start()


class _WithoutQt:
    """Stands in for pytest-qt where the system lacks the libraries that Qt needs."""

    def pytest_report_header(self) -> str:
        return WITHOUT_QT

    @pytest.fixture
    def qtbot(self) -> None:
        pytest.skip(WITHOUT_QT)

    @pytest.fixture
    def qapp(self) -> None:
        pytest.skip(WITHOUT_QT)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Generator[None, Any, Any]:
        report = yield
        if report.failed and "cannot open shared object file" in str(report.longrepr):
            report.outcome = "skipped"
            report.longrepr = (str(collector.path), 0, f"Skipped: {WITHOUT_QT}")
        return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Look again at the tests in which an event was too long."""
    long_tests = session.config.stash[_long_tests]
    if not long_tests.told:
        return
    second = session.config.stash[_second_look] = long_tests.look_again(session.config.rootpath)
    if second.failed:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say what was looked at again."""
    if (second := config.stash.get(_second_look, None)) is not None:
        terminalreporter.section("events that kept the window busy for too long")
        terminalreporter.line(second.told)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the run wrote."""
    shutil.rmtree(config.stash[_run_folder], ignore_errors=True)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip screen tests where there can be no screen, in one sentence."""
    if item.get_closest_marker("screen") is None:
        return
    _skip_without_screen()


def _skip_without_screen() -> None:
    if sys.platform != "linux":
        pytest.skip("Screen tests need Xvfb, which only Linux has.")
    if missing := [name for name in SCREEN_PROGRAMS if shutil.which(name) is None]:
        pytest.skip(f"Screen tests need {', '.join(missing)}; install them to run these.")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, Any]:
    """Where everything must run (in CI), a skipped test is a failed one."""
    report = yield
    if REQUIRE_SCREEN and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but RECOLLECT_REQUIRE_SCREEN=1: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, Any, Any]:
    """The same for files that skip themselves while being collected."""
    report = yield
    if REQUIRE_SCREEN and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, but RECOLLECT_REQUIRE_SCREEN=1: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test; the user's own is out of reach."""
    home = tmp_path / "home"
    monkeypatch.setenv("RECOLLECT_HOME", str(home))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    return home


@pytest.fixture(autouse=True)
def only_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fail a test that tried to reach another machine, itself or through a child process.

    Yields the attempts of this process so far; a test of the guard itself clears them.
    """
    report = tmp_path / "network_attempts"
    monkeypatch.setenv("RECOLLECT_FORBID_NETWORK", "1")
    monkeypatch.setenv(loopback_only.ATTEMPTS_FILE_VARIABLE, str(report))
    monkeypatch.setenv("PYTHONPATH", str(FORBID_NETWORK_FOLDER), prepend=os.pathsep)
    loopback_only.attempts.clear()
    yield loopback_only.attempts
    tried = list(loopback_only.attempts)
    if report.exists():
        tried += report.read_text(encoding="utf-8").splitlines()
    loopback_only.attempts.clear()
    if tried and not _is_in_guard_test(tried):
        pytest.fail(f"tried to reach other machines: {', '.join(tried)}")


def _is_in_guard_test(tried: list[str]) -> bool:
    return all(attempt.endswith(".guard-test.invalid") for attempt in tried)


@pytest.fixture
def child_env(only_this_machine: list[str], own_home: Path) -> dict[str, str]:
    """The environment for child processes: same home, same models, no network, no display."""
    env = dict(os.environ)
    env.pop("DISPLAY", None)
    env.pop("WAYLAND_DISPLAY", None)
    return env


class _Warnings(logging.Handler):
    """Collects what our own loggers say at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.split(".")[0] in OUR_LOGGERS:
            self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which our loggers warn, unless it is marked `expects_warnings`."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.lines and request.node.get_closest_marker("expects_warnings") is None:
        pytest.fail("unexpected warnings in the log:\n" + "\n".join(handler.lines))


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread or a child process behind, naming it."""
    threads, children = left_behind.living_threads(), left_behind.living_children()
    yield
    left = left_behind.threads_left(threads) + left_behind.children_left(children)
    if left:
        pytest.fail("left running:\n" + "\n".join(left))


@pytest.fixture(scope="session")
def qapp_cls() -> "type[QApplication]":
    """The application that pytest-qt makes: one that times every event."""
    from tests.gui_watchdog import WatchedApplication

    return WatchedApplication


@pytest.fixture(autouse=True)
def window_never_blocked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which the window's thread was busy with one event for too long.

    It is looked at again before it fails (`second_look`). The few tests that may are marked
    `may_block("why")`.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    watched = request.getfixturevalue("qapp")
    watched.start_anew()
    yield
    if not watched.long_events or request.node.get_closest_marker("may_block") is not None:
        return
    if is_second_look():
        told = "\n".join(str(one) for one in watched.long_events)
        pytest.fail(f"one event kept the window busy for too long:\n{told}")
    request.config.stash[_long_tests].note(request.node.nodeid, watched.long_events)


@pytest.fixture(autouse=True)
def garbage_on_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Beside windows no other thread collects garbage, as in the app (`garbage_collection`)."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def x_server() -> "Iterator[XDisplay]":
    """One Xvfb with openbox for the whole run; tests use `x_display`."""
    _skip_without_screen()
    from tests.x_display import start_x_display

    display = start_x_display()
    for pid in display.process_ids:
        left_behind.keep_process(pid)
    yield display
    display.close()
    shutil.rmtree(display.folder, ignore_errors=True)


@pytest.fixture
def x_display(
    x_server: "XDisplay", monkeypatch: pytest.MonkeyPatch, nothing_left_running: None
) -> "Iterator[XDisplay]":
    """A real, empty screen; DISPLAY names it while the test runs, and it is emptied after."""
    monkeypatch.setenv("DISPLAY", x_server.name)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    yield x_server
    x_server.clear()
