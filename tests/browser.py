"""A headless Chromium that tests speak to over its DevTools protocol: one process for a session, one tab for each page."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WHY_NOT = "no Chromium on this machine"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --force-device-scale-factor=1 --lang=vi "
    "--disable-dev-shm-usage --remote-debugging-port=0"
)
PATIENCE = 60
"""Seconds after which a browser that does not answer is an error, never a measure of speed."""
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason=WHY_NOT)

if CHROMIUM is None:
    print("No Chromium on this machine: the tests of pages in a browser are skipped.")

Message = dict[str, Any]


class Browser:
    """The process and the line to it. Events are handed to the tab that they come from."""

    def __init__(self, address: str) -> None:
        from websocket import create_connection

        self._line = create_connection(address, timeout=PATIENCE, suppress_origin=True)
        self._numbers = count(1)
        self._hearers: dict[str, Callable[[Message], None]] = {}

    def ask(self, method: str, session: str = "", **params: Any) -> Message:
        """Return the answer to a command. Errors: AssertionError with what the browser said against it."""
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params} | _session(session)))
        while (message := self.hear()).get("id") != number:
            pass
        assert "error" not in message, f"{method}: {message['error']}"
        return dict(message["result"])

    def hear(self) -> Message:
        """Return the next message; an event goes to its tab too."""
        message: Message = json.loads(self._line.recv())
        if hearer := self._hearers.get(message.get("sessionId", "")):
            hearer(message)
        return message

    @contextmanager
    def tab(self) -> Iterator[Tab]:
        """Yield an empty tab in a browser context of its own."""
        context = self.ask("Target.createBrowserContext")["browserContextId"]
        target = self.ask("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = Tab(self, session)
        self._hearers[session] = tab.hear
        try:
            for domain in ("Page", "Runtime", "Network", "Log"):
                tab.ask(f"{domain}.enable")
            yield tab
        finally:
            del self._hearers[session]
            self.ask("Target.disposeBrowserContext", browserContextId=context)


@dataclass
class Tab:
    """One page: what it asked for, what it complained of, and what can be seen of it."""

    browser: Browser
    session: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    loaded: bool = False

    def ask(self, method: str, **params: Any) -> Message:
        return self.browser.ask(method, self.session, **params)

    def hear(self, message: Message) -> None:
        """Keep what an event tells of requests, errors and the end of loading."""
        method, told = message.get("method"), message.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
        elif method == "Page.loadEventFired":
            self.loaded = True
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(str(told["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and told["type"] in ("error", "assert", "warning"):
            self.complaints.append(str(told["args"]))
        elif method == "Log.entryAdded" and told["entry"]["level"] in ("error", "warning"):
            self.complaints.append(told["entry"]["text"])

    def open(self, path: Path) -> None:
        """Open a file and wait until it has loaded."""
        self.loaded = False
        self.ask("Page.navigate", url=path.as_uri())
        while not self.loaded:
            self.browser.hear()

    def look(self, width: int = 1280, height: int = 900, dark: bool = False, media: str = "") -> None:
        """Set the window, the colour scheme, and the medium when it is not the natural one."""
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 768
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media=media, features=[scheme])

    def run(self, expression: str, world: int | None = None) -> Any:
        """Return the value of a JavaScript expression, in a world apart from the page's when one is given."""
        where = {} if world is None else {"contextId": world}
        done = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, **where)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def world(self) -> int:
        """Return a world that sees the page's document and is not bound by its content policy."""
        frame = self.ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        return int(self.ask("Page.createIsolatedWorld", frameId=frame, worldName="tests")["executionContextId"])

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"])

    def pdf(self) -> bytes:
        """Return the page printed with the paper and margins that it asks for."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])


@contextmanager
def started(profile: Path) -> Iterator[Browser]:
    """Yield a browser with a fresh profile; it ends with the block."""
    words = [str(CHROMIUM), *FLAGS.split(), f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Browser(_address(profile, process))
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


def _address(profile: Path, process: subprocess.Popen[bytes]) -> str:
    """Return where the browser listens, which it writes down when it is ready."""
    told = profile / "DevToolsActivePort"
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, f"Chromium ended with {process.returncode}"
        lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.05)
    raise AssertionError("Chromium did not say where it listens")


def _session(session: str) -> Message:
    return {"sessionId": session} if session else {}
