"""A small OpenAI-compatible server on the loopback interface, on a real model or on a script.

It speaks as Ollama, LM Studio and llama-server do, and it can misbehave.
"""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from core.models.text_generator import TextGenerator

MODEL = "tiny"
PIECE = 5


@dataclass
class ModelServerBehaviour:
    """What the server has, and how badly it does it.

    `generator` holds the model to the schema; without one, `said` is streamed whatever was asked.
    `knows` are the forms of an answer that it takes a request for. `cut_after` breaks the
    connection off after so many pieces; `waits_after` says nothing more until it is hung up on.
    """

    generator: TextGenerator | None = None
    said: str = ""
    knows: frozenset[str] = frozenset({"json_schema"})
    refusal_status: int = 400
    cut_after: int | None = None
    waits_after: int | None = None
    status: int = 200
    reason: str = ""
    redirect_to: str = ""
    ends_with_done: bool = True
    bodies: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    waiting: threading.Event = field(default_factory=threading.Event)
    hung_up: threading.Event = field(default_factory=threading.Event)


class LoopbackModelServer:
    """Use it as a context manager."""

    def __init__(self, behaviour: ModelServerBehaviour) -> None:
        self.behaviour = behaviour
        handler = type("Handler", (_Handler,), {"behaviour": behaviour})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = False
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="loopback model server"
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> "LoopbackModelServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    behaviour: ModelServerBehaviour
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.behaviour.asked.append(self.path)
        self._send_json(200, {"object": "list", "data": [{"id": MODEL, "object": "model"}]})

    def do_POST(self) -> None:
        server = self.behaviour
        server.asked.append(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.bodies.append(body)
        if server.redirect_to:
            self.send_response(307)
            self.send_header("Location", server.redirect_to)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif server.status != 200:
            self._send_json(server.status, {"error": {"message": server.reason}})
        elif body["model"] != MODEL:
            self._send_json(404, {"error": {"message": f"model '{body['model']}' not found"}})
        elif _form(body) not in {"", *server.knows}:
            reason = f"response_format: {_form(body)} is not supported"
            self._send_json(server.refusal_status, {"error": {"message": reason}})
        else:
            self._stream(body)

    def _stream(self, body: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            self._write(body)
        except (BrokenPipeError, ConnectionResetError):
            self.behaviour.hung_up.set()
            self.close_connection = True
        except _BrokenOff:
            self.close_connection = True

    def _write(self, body: dict[str, Any]) -> None:
        server, written = self.behaviour, 0

        def say(piece: str) -> None:
            nonlocal written
            if server.cut_after is not None and written >= server.cut_after:
                raise _BrokenOff
            if server.waits_after is not None and written >= server.waits_after:
                server.waiting.set()
                # Nothing is sent to us any more, so this returns when the other side hangs up.
                self.rfile.read(1)
                server.hung_up.set()
                raise _BrokenOff
            written += 1
            self._event({"choices": [{"index": 0, "delta": {"content": piece}}]})

        finish = self._said(body, say)
        self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
        if server.ends_with_done:
            self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _said(self, body: dict[str, Any], say: Callable[[str], None]) -> str:
        """Say the answer; returns why it ended."""
        server = self.behaviour
        if server.generator is None or "response_format" not in body:
            for piece in _pieces(server.said):
                say(piece)
            return "stop"
        wanted = body["response_format"]
        answer = server.generator.generate_json(
            body["messages"][0]["content"],
            wanted["schema"] if "schema" in wanted else wanted["json_schema"]["schema"],
            max_tokens=body["max_tokens"],
            on_text=say,
        )
        try:
            json.loads(answer)
        except ValueError:
            return "length"
        return "stop"

    def _event(self, part: dict[str, Any]) -> None:
        self._chunk(b": a sign of life\n\n")
        self._chunk(f"data: {json.dumps(part)}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _send_json(self, status: int, document: dict[str, Any]) -> None:
        data = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _form(body: dict[str, Any]) -> str:
    """Which form of an answer is asked for."""
    return str(body.get("response_format", {}).get("type", ""))


class _BrokenOff(Exception):
    """The connection ends here."""


def _pieces(text: str) -> Iterator[str]:
    for start in range(0, len(text), PIECE):
        yield text[start : start + PIECE]
