"""A Prefect server of our own that dies with us, or the user's; and Prefect's quiet settings.

The environment must be set before Prefect is imported first: see `import_prefect`.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from flows.lease import process_start
from flows.settings import Settings

LOGGING_CONFIGURATION = Path(__file__).with_name("logging.yml")
START_TIMEOUT_S = 120.0
STOP_TIMEOUT_S = 8.0
FLUSH_INTERVAL_S = 1
"""How often the server stores what it heard of task runs; on its way out it waits once more."""
ADDRESS_FILE = "server.json"
LOCAL_HOSTS = ("127.0.0.1", "localhost")
"""Where our own server listens: no proxy leads there."""


class ServerError(RuntimeError):
    """The Prefect server did not start; the message names its log."""


class OwnServer:
    """A Prefect server as a child process.

    The child listens on a socket that we opened, so that no port is raced for and early requests
    wait in the socket's queue. It ends when the pipe to us closes: also after a SIGKILL of ours.
    """

    def __init__(self, settings: Settings, port: int = 0, *, has_page: bool = False) -> None:
        """Start the server; it answers some seconds later.

        Args:
            settings: Whose warehouse holds the server's database and log.
            port: Port on this machine's own address; 0 for any free one.
            has_page: Whether to serve Prefect's pages and run its scheduler.

        Raises:
            ServerError: The port is taken.
        """
        self.home = prefect_home(settings)
        self.home.mkdir(parents=True, exist_ok=True)
        with _listen(port) as listener:
            self.port = int(listener.getsockname()[1])
            self.api_url = f"http://127.0.0.1:{self.port}/api"
            with (self.home / "server.log").open("ab") as log:
                self._child = subprocess.Popen(
                    [sys.executable, "-m", "flows.server_process", str(listener.fileno())],
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=log,
                    pass_fds=[listener.fileno()],
                    env=server_environment(
                        settings, os.environ, self.api_url if has_page else None
                    ),
                    cwd=self.home,
                    start_new_session=True,
                )
        if has_page:
            _write_address(self.home, self.api_url, self._child.pid)

    def wait(self) -> None:
        """Return once the server answers.

        Raises:
            ServerError: It ended or stayed silent for START_TIMEOUT_S.
        """
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            if self._child.poll() is not None:
                break
            if answers(self.api_url, deadline - time.monotonic()):
                return
            time.sleep(0.1)
        raise ServerError(f"the Prefect server did not start; see {self.home / 'server.log'}")

    def stop(self) -> None:
        """End the server; what it had not stored yet is stored first."""
        pipe = self._child.stdin
        if pipe is not None:
            pipe.close()
        try:
            self._child.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()


def prefect_home(settings: Settings) -> Path:
    """Return the folder for everything Prefect writes."""
    return settings.warehouse / "prefect"


def use_server(settings: Settings, api_url: str) -> None:
    """Make this process and its flow runs use the server at `api_url`, and its folder for logs.

    Raises:
        OSError: The folder cannot be made.
    """
    prefect_home(settings).mkdir(parents=True, exist_ok=True)
    wanted = client_environment(settings, os.environ, api_url)
    for name in set(os.environ) - set(wanted):
        os.environ.pop(name, None)
    os.environ.update(wanted)


def import_prefect(settings: Settings) -> None:
    """Import Prefect, which takes seconds, once its environment is set.

    It reads settings from the current folder too (prefect.toml, .env, pyproject.toml); with a
    server of ours they do not count.
    """
    is_ours = not settings.prefect_api_url
    with contextlib.chdir(prefect_home(settings)) if is_ours else contextlib.nullcontext():
        import prefect  # noqa: F401, PLC0415


def client_environment(
    settings: Settings, given: Mapping[str, str], api_url: str
) -> dict[str, str]:
    """Return the whole environment in which Prefect is used, made from the `given` one.

    With a server of the user's, the user's settings stay as they are and ours only fill gaps. With
    ours, nothing of Prefect's in `given` counts.
    """
    ours = {
        **_quiet(settings, "prefect.log"),
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    }
    if settings.prefect_api_url:
        return {**ours, **given, "PREFECT_API_URL": api_url}
    own = {**_own_places(settings), "PREFECT_CLIENT_MAX_RETRIES": "2", "PREFECT_API_URL": api_url}
    return {**_without_prefect(given), **ours, **own}


def server_environment(
    settings: Settings, given: Mapping[str, str], page_api_url: str | None
) -> dict[str, str]:
    """Return the whole environment of our own server, made from the `given` one.

    Nothing of Prefect's in `given` counts: the server keeps its rows in a SQLite file of ours.
    `page_api_url` is where Prefect's page in the browser asks for data; None for no page. Without
    the page the scheduler and its kin stay off as well: the server lives for one run.
    """
    own = {
        **_without_prefect(given),
        **_quiet(settings, "prefect_server.log"),
        **_own_places(settings),
        "PREFECT_SERVER_UI_ENABLED": str(page_api_url is not None).lower(),
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "50",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": str(FLUSH_INTERVAL_S),
        "PREFECT_SERVER_UI_STATIC_DIRECTORY": str(prefect_home(settings) / "page"),
    }
    if page_api_url is None:
        return {**own, "PREFECT__SERVER_EPHEMERAL": "1"}
    return {**own, "PREFECT_SERVER_UI_API_URL": page_api_url}


def serving_address(settings: Settings) -> str | None:
    """Return the API address of the server that `newsledger serve` runs here, or None."""
    try:
        noted = json.loads((prefect_home(settings) / ADDRESS_FILE).read_text(encoding="utf-8"))
        api_url, pid, started = str(noted["api_url"]), int(noted["pid"]), str(noted["started"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if process_start(pid) != started:
        return None
    return api_url if answers(api_url, 2.0) else None


def answers(api_url: str, timeout_s: float) -> bool:
    """Return whether a Prefect server answers at `api_url` within `timeout_s`."""
    is_local = urllib.parse.urlsplit(api_url).hostname in LOCAL_HOSTS
    proxies = [urllib.request.ProxyHandler({})] if is_local else []
    opener = urllib.request.build_opener(*proxies)
    try:
        with opener.open(f"{api_url}/health", timeout=max(timeout_s, 0.1)) as response:
            return bool(response.status == http.HTTPStatus.OK)
    except (OSError, http.client.HTTPException, ValueError):
        return False


def _without_prefect(given: Mapping[str, str]) -> dict[str, str]:
    """Return `given` without Prefect's settings, and with a straight way to this machine."""
    kept = {name: value for name, value in given.items() if not name.startswith("PREFECT_")}
    listed = given.get("no_proxy") or given.get("NO_PROXY") or ""
    hosts = ",".join(dict.fromkeys((*filter(None, listed.split(",")), *LOCAL_HOSTS)))
    return {**kept, "NO_PROXY": hosts, "no_proxy": hosts}


def _own_places(settings: Settings) -> dict[str, str]:
    home = prefect_home(settings)
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{home / 'prefect.db'}",
    }


def _quiet(settings: Settings, log_name: str) -> dict[str, str]:
    return {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_SETTINGS_PATH": str(LOGGING_CONFIGURATION),
        "PREFECT_LOGGING_HANDLERS_FILE_FILENAME": str(prefect_home(settings) / log_name),
        "PREFECT_LOGGING_LEVEL": "INFO",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    }


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        listener.close()
        raise ServerError(f"port {port} cannot be used: {error.strerror}; try --port") from error
    listener.listen(128)
    return listener


def _write_address(home: Path, api_url: str, pid: int) -> None:
    noted = {"api_url": api_url, "pid": pid, "started": process_start(pid)}
    with contextlib.suppress(OSError):
        (home / ADDRESS_FILE).write_text(json.dumps(noted), encoding="utf-8")
