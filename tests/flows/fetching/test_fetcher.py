"""One page after the other: conditions, redirects, tries, pace, and what goes wrong."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.fetching import (
    Body,
    Fetched,
    Fetcher,
    FetchPolicy,
    FetchRefused,
    NotModified,
    Validators,
)
from flows.fetching.budget import Clock
from flows.fetching.pace import retry_after_s
from flows.fetching.policy import user_agent
from tests.flows.fetching import CONTACT
from tests.flows.fetching.site import (
    QUICK,
    TAG,
    QuickClock,
    Reply,
    Request,
    Site,
    in_turn,
    page,
    policy,
    redirect,
    reply,
    serving,
    status,
    tagged,
)

BODY = b"<html><p>Crane</p></html>"
MONDAY = "Mon, 24 Feb 2025 09:00:00 GMT"


def fetch(site: Site, path: str = "/", validators: Validators | None = None) -> Fetched:
    with Fetcher(policy(site), clock=QuickClock().clock()) as fetcher:
        found = fetcher.get(site.url(path), validators)
    assert isinstance(found, Fetched)
    return found


def refusal(site: Site, path: str = "/", given: FetchPolicy | None = None) -> FetchRefused:
    fetcher = Fetcher(given or policy(site), clock=QuickClock().clock())
    with fetcher, pytest.raises(FetchRefused) as caught:
        fetcher.get(site.url(path))
    return caught.value


def test_a_page_comes_with_what_its_server_says_of_it() -> None:
    given = page(BODY, Content_Type="Text/HTML; Charset=UTF-8", ETag='"a1"', Last_Modified=MONDAY)
    with serving({"/a": given}) as site:
        found = fetch(site, "/a#part")
        assert found == Fetched(
            url=site.url("/a"),
            body=Body.of(BODY),
            media_type="text/html",
            charset="utf-8",
            validators=Validators('"a1"', MONDAY, site.url("/a")),
        )


def test_we_say_who_we_are_and_send_nothing_that_tells_of_the_machine() -> None:
    with serving({"/": page()}) as site:
        fetch(site)
    for request in site.requests:
        assert request.headers["user-agent"] == f"Newsledger/0 (+{CONTACT})"
        assert request.headers["host"] == site.authority
        assert not request.headers.keys() & {"cookie", "referer", "authorization", "from"}


def test_without_a_contact_none_is_made_up() -> None:
    assert user_agent("1.2", None) == "Newsledger/1.2"
    assert user_agent("1.2", CONTACT) == f"Newsledger/1.2 (+{CONTACT})"


def test_an_unchanged_page_is_not_sent_again() -> None:
    with serving({"/": tagged(BODY, Last_Modified=MONDAY)}) as site:
        first = fetch(site)
        with Fetcher(policy(site)) as fetcher:
            second = fetcher.get(site.url(), first.validators)
        assert second == NotModified(site.url(), Validators(TAG, MONDAY, site.url()))
        sent = site.asked("/")[-1].headers
        assert (sent["if-none-match"], sent["if-modified-since"]) == (TAG, MONDAY)


OLDER, NEWER = MONDAY, "Tue, 25 Feb 2025 09:30:00 GMT"
LEADS = (
    ("/new1", 304, "where it led before"),
    ("/new2", 200, "elsewhere: what another page gave tells nothing of this one"),
)


@pytest.mark.parametrize(("leads", "code", "why"), LEADS, ids=[case[2] for case in LEADS])
def test_an_address_is_asked_only_by_what_it_gave_itself(leads: str, code: int, why: str) -> None:
    def dated(moment: str) -> Reply:
        def answer(request: Request) -> bytes:
            is_known = request.headers.get("if-modified-since", "") >= moment
            content, said = (b"", 304) if is_known else (BODY, 200)
            return reply(content, said, Last_Modified=moment)

        return answer

    pages = {"/latest": redirect("/new1"), "/new1": dated(NEWER), "/new2": dated(OLDER)}
    with serving(pages) as site:
        first = fetch(site, "/latest")
        site.pages["/latest"] = redirect(leads)
        with Fetcher(policy(site)) as fetcher:
            second = fetcher.get(site.url("/latest"), first.validators)
        assert (second.url, isinstance(second, Fetched)) == (site.url(leads), code == 200), why
        assert "if-modified-since" not in site.asked("/latest")[-1].headers


def test_a_changed_page_is_sent_and_so_is_one_that_was_not_asked_about() -> None:
    with serving({"/": tagged(BODY, Last_Modified=MONDAY)}) as site:
        assert fetch(site, validators=Validators('"old"')).content == BODY
        assert fetch(site).content == BODY
        assert "if-none-match" not in site.asked("/")[-1].headers


def test_not_modified_without_a_question_is_an_error() -> None:
    with serving({"/": status(304)}) as site:
        assert refusal(site).rule_code == "http_error"


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_followed(code: int) -> None:
    with serving({"/a": redirect("/b?x=1", code), "/b?x=1": page(BODY)}) as site:
        found = fetch(site, "/a")
        assert (found.url, found.redirects) == (site.url("/b?x=1"), (site.url("/a"),))


def test_a_redirect_to_another_site_asks_its_robots_first() -> None:
    robots = page(b"User-agent: *\nDisallow: /", Content_Type="text/plain")
    with serving({"/": page(BODY), "/robots.txt": robots}) as closed:
        with serving({"/": redirect(closed.url())}) as site:
            assert refusal(site, given=policy(site, closed)).rule_code == "forbidden_by_robots"
        assert closed.paths == ["/robots.txt"]


LOOPS: tuple[tuple[dict[str, Reply], int, str], ...] = (
    ({"/": redirect("/")}, 1, "to itself"),
    ({"/": redirect("/a"), "/a": redirect("/")}, 2, "to each other"),
    ({"/": redirect("#part")}, 1, "to a part of itself"),
    ({f"/{'a' * n}": redirect(f"/{'a' * (n + 1)}") for n in range(99)}, 5, "on and on"),
)


@pytest.mark.parametrize(("pages", "requests", "why"), LOOPS, ids=[case[2] for case in LOOPS])
def test_redirects_that_do_not_end_are_given_up(
    pages: dict[str, Reply], requests: int, why: str
) -> None:
    with serving(pages) as site:
        assert refusal(site).rule_code == "redirect_loop", why
        assert len(site.paths) == requests + 1, "and robots.txt"


def test_a_redirect_without_a_location_is_an_error() -> None:
    with serving({"/": status(302)}) as site:
        assert refusal(site).rule_code == "http_error"


STATUSES = (
    (404, 1, False, "not there"),
    (410, 1, False, "taken back"),
    (403, 1, False, "not for us"),
    (401, 1, False, "not without a password"),
    (451, 1, False, "not by law"),
    (206, 1, False, "a part we did not ask for"),
    (204, 1, False, "nothing"),
    (501, 1, True, "cannot, as it is set up today"),
    (522, 1, True, "a fault by a number of its own"),
    (500, 3, True, "a fault that may pass"),
    (502, 3, True, "a gateway's fault"),
    (503, 3, True, "overloaded"),
    (504, 3, True, "a gateway's wait"),
    (429, 3, True, "too many requests"),
    (408, 3, True, "a wait for us"),
)


@pytest.mark.parametrize(
    ("code", "tries", "is_passing", "why"), STATUSES, ids=[str(case[0]) for case in STATUSES]
)
def test_errors_are_told_and_those_that_may_pass_are_tried_again(
    code: int, tries: int, is_passing: bool, why: str
) -> None:
    with serving({"/": status(code)}) as site:
        found = refusal(site)
        assert (found.rule_code, found.status, found.is_passing) == ("http_error", code, is_passing)
        assert str(code) in found.reason, why
        assert len(site.asked("/")) == tries


def _broken_off(_request: Request) -> list[bytes]:
    return [b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"]


PASSING: tuple[tuple[Reply, str], ...] = (
    (status(503), "an error"),
    (_broken_off, "half a body"),
    (lambda _request: [], "no answer at all"),
    (lambda _request: [b"word word\r\n\r\n"], "no HTTP"),
)


@pytest.mark.parametrize(("fault", "why"), PASSING, ids=[case[1] for case in PASSING])
def test_a_fault_that_passes_is_waited_out(fault: Reply, why: str) -> None:
    quick = QuickClock()
    pages = {"/": in_turn(fault, fault, page(BODY))}
    with serving(pages) as site, Fetcher(policy(site), clock=quick.clock()) as fetcher:
        found = fetcher.get(site.url())
    assert isinstance(found, Fetched), why
    assert found.content == BODY
    assert [round(wait) for wait in quick.waits] == [1, 2], "each wait is twice the last"


@pytest.mark.parametrize(("fault", "why"), PASSING[1:], ids=[case[1] for case in PASSING[1:]])
def test_a_fault_that_stays_is_told(fault: Reply, why: str) -> None:
    with serving({"/": fault}) as site:
        found = refusal(site)
        assert (found.rule_code, found.is_passing) == ("broken_answer", True), why
        assert len(site.asked("/")) == 3


def test_nobody_at_the_port() -> None:
    with serving() as site:
        pass
    found = refusal(site)
    assert (found.rule_code, found.is_passing) == ("unreachable", True)


def test_a_host_is_left_alone_as_long_as_it_asks() -> None:
    quick = QuickClock()
    busy = in_turn(status(429, Retry_After="30"), page(BODY))
    with serving({"/": busy}) as site, Fetcher(policy(site), clock=quick.clock()) as fetcher:
        assert isinstance(fetcher.get(site.url()), Fetched)
    assert [round(wait) for wait in quick.waits] == [30]


def test_a_host_that_asks_for_hours_is_not_asked_again_in_this_run() -> None:
    quick = QuickClock()
    with serving({"/": status(503, Retry_After="7200"), "/b": page()}) as site:
        with Fetcher(policy(site), clock=quick.clock()) as fetcher:
            for path in ("/", "/b"):
                with pytest.raises(FetchRefused, match="seconds until the next request") as caught:
                    fetcher.get(site.url(path))
                assert (caught.value.rule_code, caught.value.is_passing) == ("http_error", True)
        assert (quick.waits, site.paths) == ([], ["/robots.txt", "/"])


NOW = datetime(2025, 2, 24, 9, 0, tzinfo=UTC)
RETRY_AFTER: tuple[tuple[str | None, float | None, str], ...] = (
    ("120", 120.0, "seconds"),
    (" 0 ", 0.0, "at once"),
    ("Mon, 24 Feb 2025 09:02:00 GMT", 120.0, "a date"),
    ("Monday, 24-Feb-25 09:02:00 GMT", 120.0, "a date of the old form"),
    ("Mon, 24 Feb 2025 08:00:00 GMT", 0.0, "a date in the past"),
    ("Mon, 24 Feb 2025 09:02:00", 120.0, "a date without a zone"),
    ("9" * 400, 999999999.0, "a very large number"),
    ("-5", None, "negative"),
    (f"Mon, 24 Feb {'9' * 30} 09:02:00 GMT", None, "a year of any length"),
    (f"Mon, 24 Feb 2025 09:02:00 +{'9' * 30}", None, "a zone of any length"),
    ("soon", None, "words"),
    ("", None, "empty"),
    (None, None, "no header"),
)


@pytest.mark.parametrize(("header", "seconds", "why"), RETRY_AFTER, ids=[c[2] for c in RETRY_AFTER])
def test_retry_after(header: str | None, seconds: float | None, why: str) -> None:
    assert retry_after_s(header, Clock(today=lambda: NOW)) == seconds, why


def test_a_host_is_asked_at_its_pace() -> None:
    quick = QuickClock()
    patience = replace(QUICK, host_delay_s=2.0)
    pages = {f"/{name}": page() for name in "abc"}
    with serving(pages) as site:
        fetcher = Fetcher(policy(site, patience=patience), clock=quick.clock())
        for name in "abc":
            fetcher.get(site.url(f"/{name}"))
        fetcher.close()
    assert [round(wait, 1) for wait in quick.waits] == [2.0, 2.0]


def test_connections_are_kept() -> None:
    pages = {f"/{name}": page() for name in "abc"}
    with serving(pages) as site:
        with Fetcher(policy(site)) as fetcher:
            for name in "abc":
                fetcher.get(site.url(f"/{name}"))
        assert (len(site.paths), site.connections) == (4, 1)


def test_cookies_are_not_kept() -> None:
    with serving({"/": page(Set_Cookie="who=reader"), "/b": page()}) as site:
        with Fetcher(policy(site)) as fetcher:
            fetcher.get(site.url())
            fetcher.get(site.url("/b"))
        assert "cookie" not in site.asked("/b")[0].headers


def test_threads_take_turns() -> None:
    pages = {f"/{number}": page(f"{number}".encode()) for number in range(12)}
    found: dict[int, bytes] = {}
    with serving(pages) as site, Fetcher(policy(site)) as fetcher:

        def ask(number: int) -> None:
            answer = fetcher.get(site.url(f"/{number}"))
            assert isinstance(answer, Fetched)
            found[number] = answer.content

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {number: f"{number}".encode() for number in range(12)}
