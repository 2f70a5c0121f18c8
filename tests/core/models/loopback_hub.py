"""A model hub on the loopback interface that can misbehave."""

import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PATIENCE_S = 30.0


@dataclass
class HubBehaviour:
    """What the hub serves, by file name, and how badly.

    A redirect goes to `redirect_to`, or stays here. After a cut it answers with
    `status_after_cut`. `etags` are what it says a file is, which for large files is its SHA-256.
    While `hold` is not set, it waits in the middle of each body.
    """

    files: dict[str, bytes]
    etags: dict[str, str] = field(default_factory=dict)
    hold: threading.Event | None = None
    cut_after: int | None = None
    cuts_left: int = 0
    status_after_cut: int = 200
    redirect: bool = False
    redirect_to: str = ""
    ignores_ranges: bool = False
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
            self.send_header("Location", f"{hub.redirect_to}/elsewhere/{name}")
            if name in hub.etags:
                self.send_header("X-Linked-Etag", f'"{hub.etags[name]}"')
                self.send_header("X-Linked-Size", str(len(hub.files[name])))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self._send(hub.files[name], with_body)

    def _send(self, data: bytes, with_body: bool) -> None:
        hub = self.behaviour
        start = 0
        asked = None if hub.ignores_ranges else self.headers.get("Range")
        if asked:
            start = int(asked.removeprefix("bytes=").split("-")[0])
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        etag = hub.etags.get(self.path.rsplit("/", 1)[-1], "0123456789abcdef")
        self.send_header("ETag", f'"{etag}"')
        self.send_header("X-Repo-Commit", "0" * 40)
        self.end_headers()
        if not with_body:
            return
        body = data[start:]
        if hub.cut_after is not None and hub.cuts_left > 0:
            hub.cuts_left -= 1
            hub.status = hub.status_after_cut
            body = body[: hub.cut_after]
            self.close_connection = True
        if hub.hold is not None and not hub.hold.is_set():
            self.wfile.write(body[: len(body) // 2])
            body = body[len(body) // 2 :]
            hub.hold.wait(_PATIENCE_S)
        try:
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True  # whoever asked has gone

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""
