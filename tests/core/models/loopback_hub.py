"""A model hub on the loopback interface that can misbehave."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class HubBehaviour:
    """What the hub serves, by file name, and how badly."""

    files: dict[str, bytes]
    cut_after: int | None = None
    cuts_left: int = 0
    redirect: bool = False
    status: int = 200
    requests: list[tuple[str, str, str | None]] = field(default_factory=list)


class LoopbackHub:
    """Serves `/OWNER/NAME/resolve/main/FILE` with ranges; use it as a context manager."""

    def __init__(self, behaviour: HubBehaviour) -> None:
        handler = type("Handler", (_Handler,), {"behaviour": behaviour})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = False
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), name="loopback hub"
        )

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "LoopbackHub":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    behaviour: HubBehaviour

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def _answer(self, with_body: bool) -> None:
        hub = self.behaviour
        hub.requests.append((self.command, self.path, self.headers.get("Range")))
        name = self.path.rsplit("/", 1)[-1]
        if hub.status != 200 or name not in hub.files:
            self.send_response(404 if hub.status == 200 else hub.status)
            if hub.status == 200:
                self.send_header("X-Error-Code", "EntryNotFound")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if hub.redirect and not self.path.startswith("/elsewhere/"):
            self.send_response(307)
            self.send_header("Location", f"/elsewhere/{name}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self._send(hub.files[name], with_body)

    def _send(self, data: bytes, with_body: bool) -> None:
        hub = self.behaviour
        start = 0
        asked = self.headers.get("Range")
        if asked:
            start = int(asked.removeprefix("bytes=").split("-")[0])
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        self.send_header("ETag", '"0123456789abcdef"')
        self.send_header("X-Repo-Commit", "0" * 40)
        self.end_headers()
        if not with_body:
            return
        body = data[start:]
        if hub.cut_after is not None and hub.cuts_left > 0:
            hub.cuts_left -= 1
            body = body[: hub.cut_after]
            self.close_connection = True
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""
