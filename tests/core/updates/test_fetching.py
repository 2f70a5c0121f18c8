"""The list is asked for at one address; a file comes whole and checked, or not at all."""

import hashlib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from core.updates.fetching import fetch_file, newer_release
from core.updates.manifest import ReleaseFile, UpdatesUnavailable
from installer.sign_release import signed
from tests.core.updates.test_manifest import KEY, PUBLIC, release

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
PROGRAM = b"a program" * 50_000


class Publisher:
    """A publisher's server on the loopback interface; `answers` maps a path to (status, body,
    where to)."""

    def __init__(self) -> None:
        answers: dict[str, tuple[int, bytes, str]] = {}
        asked: list[tuple[str, dict[str, str]]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append((self.path, dict(self.headers)))
                status, body, where = answers.get(self.path, (404, b"", ""))
                self.send_response(status)
                if where:
                    self.send_header("Location", where)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    self.wfile.write(body)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.answers, self.asked = answers, asked
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = False
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    made = Publisher()
    made.answers["/versions.json"] = (200, signed(release(), KEY, NOW).encode(), "")
    made.thread.start()
    yield made
    made.server.shutdown()
    made.thread.join()
    made.server.server_close()


def file_of(publisher: Publisher, content: bytes = PROGRAM) -> ReleaseFile:
    digest = hashlib.sha256(PROGRAM).hexdigest()
    publisher.answers["/recollect.deb"] = (200, content, "")
    return ReleaseFile("linux", publisher.url("/recollect.deb"), len(PROGRAM), digest)


def test_a_newer_version_is_told(publisher: Publisher) -> None:
    told = newer_release(publisher.url("/versions.json"), PUBLIC, "0.1.0", NOW)
    assert told is not None
    assert told.version == "0.2.0"
    ((_, headers),) = publisher.asked
    assert set(headers) == {"Host", "Accept-Encoding", "User-Agent"}
    assert headers["User-Agent"] == "Recollect"


def test_the_same_version_is_none(publisher: Publisher) -> None:
    assert newer_release(publisher.url("/versions.json"), PUBLIC, "0.2.0", NOW) is None


def test_a_redirect_is_followed_but_not_for_ever(publisher: Publisher) -> None:
    publisher.answers["/old"] = (302, b"", "/versions.json")
    publisher.answers["/round"] = (302, b"", "/round")
    publisher.answers["/out"] = (302, b"", "http://recollect.invalid/versions.json")
    assert newer_release(publisher.url("/old"), PUBLIC, "0.1.0", NOW) is not None
    with pytest.raises(UpdatesUnavailable, match="does not answer"):
        newer_release(publisher.url("/round"), PUBLIC, "0.1.0", NOW)
    with pytest.raises(UpdatesUnavailable, match="https"):
        newer_release(publisher.url("/out"), PUBLIC, "0.1.0", NOW)


@pytest.mark.parametrize(
    ("address", "key", "why"),
    [
        ("", PUBLIC, "No address"),
        ("https://recollect.invalid/", b"", "no publisher's key"),
        ("http://recollect.invalid/", PUBLIC, "https"),
        ("file:///etc/passwd", PUBLIC, "https"),
        ("http://[::1", PUBLIC, "https"),
    ],
)
def test_nothing_is_asked_where_nothing_can_be_believed(address: str, key: bytes, why: str) -> None:
    with pytest.raises(UpdatesUnavailable, match=why):
        newer_release(address, key, "0.1.0", NOW)


def test_an_answer_without_end_is_cut(publisher: Publisher) -> None:
    publisher.answers["/versions.json"] = (200, b" " * (1 << 21), "")
    with pytest.raises(UpdatesUnavailable, match="too long"):
        newer_release(publisher.url("/versions.json"), PUBLIC, "0.1.0", NOW)


def test_nobody_there() -> None:
    with pytest.raises(UpdatesUnavailable, match="cannot be asked"):
        newer_release("http://127.0.0.1:9/versions.json", PUBLIC, "0.1.0", NOW)


def test_a_file_comes_whole(publisher: Publisher, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    fetched = fetch_file(file_of(publisher), tmp_path, lambda *done: told.append(done))
    assert fetched.read_bytes() == PROGRAM
    assert told[-1] == (len(PROGRAM), len(PROGRAM))
    assert list(tmp_path.iterdir()) == [fetched]


@pytest.mark.parametrize("content", [PROGRAM[:-1], PROGRAM + b"more", b"b" * len(PROGRAM), b""])
def test_a_file_that_is_not_the_signed_one_is_thrown_away(
    publisher: Publisher, tmp_path: Path, content: bytes
) -> None:
    with pytest.raises(UpdatesUnavailable, match="thrown away"):
        fetch_file(file_of(publisher, content), tmp_path, lambda *_: None)
    assert list(tmp_path.iterdir()) == []
