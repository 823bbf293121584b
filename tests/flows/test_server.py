"""Environments of Prefect: with a server of our own nothing of the user's, else all of it."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flows.server import answers, client_environment, server_environment
from flows.settings import load_settings

USERS = {
    "PATH": "/bin",
    "PREFECT_HOME": "/team/prefect",
    "PREFECT_PROFILE": "team",
    "PREFECT_API_DATABASE_CONNECTION_URL": "postgresql+asyncpg://team/prefect",
    "PREFECT_SERVER_DATABASE_CONNECTION_URL": "postgresql+asyncpg://team/prefect",
    "PREFECT_LOGGING_LEVEL": "DEBUG",
    "http_proxy": "http://proxy:3128",
    "NO_PROXY": "intranet",
}


def test_our_own_server_and_its_client_see_nothing_of_the_users(tmp_path: Path) -> None:
    settings = load_settings({"NEWSLEDGER_WAREHOUSE": str(tmp_path)})
    home = tmp_path / "prefect"
    for made in (
        server_environment(settings, USERS, None),
        client_environment(settings, USERS, "http://127.0.0.1:1/api"),
    ):
        assert not any("postgresql" in value or "team" in value for value in made.values())
        database = made["PREFECT_SERVER_DATABASE_CONNECTION_URL"]
        assert database == f"sqlite+aiosqlite:///{home / 'prefect.db'}"
        assert made["PREFECT_HOME"] == str(home)
        assert made["PREFECT_LOGGING_LEVEL"] == "INFO"
        assert made["NO_PROXY"] == made["no_proxy"] == "intranet,127.0.0.1,localhost"
        assert made["PATH"] == "/bin"


def test_the_page_asks_the_server_that_it_came_from(tmp_path: Path) -> None:
    settings = load_settings({"NEWSLEDGER_WAREHOUSE": str(tmp_path)})
    url = "http://127.0.0.1:4977/api"
    made = server_environment(settings, USERS, url)
    assert made["PREFECT_SERVER_UI_API_URL"] == url
    assert made["PREFECT_SERVER_UI_ENABLED"] == "true"
    assert "PREFECT__SERVER_EPHEMERAL" not in made


def test_with_the_users_server_the_users_settings_stay(tmp_path: Path) -> None:
    url = "http://team:4200/api"
    given = {**USERS, "PREFECT_API_URL": url, "NEWSLEDGER_WAREHOUSE": str(tmp_path)}
    made = client_environment(load_settings(given), given, url)
    assert {name: made[name] for name in given} == given


class _Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_no_proxy_stands_between_us_and_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    server = HTTPServer(("127.0.0.1", 0), _Healthy)
    threading.Thread(target=server.handle_request, daemon=True).start()
    assert answers(f"http://127.0.0.1:{server.server_port}/api", 5)
    server.server_close()


def test_what_is_no_http_is_no_answer() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def mumble() -> None:
        connection, _ = listener.accept()
        connection.recv(1000)
        connection.sendall(b"SSH-2.0-hello\r\n")
        connection.close()

    threading.Thread(target=mumble, daemon=True).start()
    assert not answers(f"http://127.0.0.1:{listener.getsockname()[1]}/api", 5)
    listener.close()
