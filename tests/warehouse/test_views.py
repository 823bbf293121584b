"""The views and macros, in the lake and in the copy: what people see."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.warehouse.rows import Day, hexed, paths_in
from transforms.contracts import Check, Quarantine, Run, WirePrint
from transforms.copies.wires import wire_id
from warehouse.lake import Connection, open_database, open_lake
from warehouse.snapshot import write_copy
from warehouse.view_files import FOLDER, NAMES, load_views

pytestmark = pytest.mark.slow

Ask = Callable[..., list[tuple[object, ...]]]

MARCH = datetime(2025, 3, 1, tzinfo=UTC)
APRIL = datetime(2025, 4, 1, tzinfo=UTC)
THREE_YEARS = {"period_start": date(2025, 2, 24), "period_end": date(2028, 2, 24)}


def pledges_of_the_day(day: Day) -> None:
    """Alibaba in three articles, one of them undated; Meta twice in different years."""
    straits = day.article(
        "straits", publisher="The Straits Times", home_currency_code="SGD", recorded_at=MARCH
    )
    yuan = {"value": Decimal(380_000_000_000), "unit_code": "CNY", "bound": "more_than"}
    lead = day.claim(
        straits, "Alibaba", measure="planned investment", purpose="AI infrastructure",
        usd=Decimal(52_370_000_000), usd_per_year=Decimal(17_456_666_666), years=Decimal(3),
        witness_count=2, **yuan, **THREE_YEARS,
    )  # fmt: skip
    day.figure(
        straits, lead, surface="S$70 billion", unit_code="SGD", restatement="conversion",
        pair_figure_id=lead.figure_id, pair_implied_rate=Decimal("5.4286"),
        pair_ecb_rate=Decimal("5.4261"), pair_off_by=Decimal("0.00045"),
        pair_tolerance=Decimal("0.0085"), fx_on=date(2025, 2, 21),
    )  # fmt: skip
    later = day.article("later", publisher="Other", published_on=date(2025, 6, 1))
    day.claim(later, "Alibaba", period_start=date(2025, 2, 1), period_end=date(2028, 2, 1), **yuan)
    undated = day.article("undated", publisher="Third", published_on=date(2025, 2, 25))
    day.claim(undated, "Alibaba", confidence=Decimal(1), **yuan)
    for year in (2024, 2025):
        article = day.article(f"meta {year}", published_on=date(year, 1, 24))
        day.claim(
            article, "Meta", value=Decimal(65), usd=Decimal(65), bound="about",
            measure="spending", purpose="AI", usd_per_year=Decimal(65),
            period_start=date(year, 1, 1), period_end=date(year + 1, 1, 1),
        )  # fmt: skip


def other_claims(day: Day) -> None:
    """What is no pledge, every bound, and an article in two versions."""
    article = day.article("mixed")
    ordinary = [
        {"status": "actual"}, {"direction": "down"}, {"category": "funding"},
        {"category": "market_value"}, {"kind": "percent", "unit_code": "%"},
    ]  # fmt: skip
    for changes in ordinary:
        day.claim(article, "Acme", **changes)
    day.claim(article, None)
    bounds = day.article("bounds")
    for bound in ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range"):
        high = {"value_high": Decimal(9), "usd_high": Decimal(9)} if bound == "range" else {}
        day.claim(bounds, bound, bound=bound, status="actual", usd=Decimal(5), **high)
    first = day.article("corrected", recorded_at=MARCH)
    day.claim(first, "Corrected", value=Decimal(1), usd=Decimal(1))
    second = day.article("corrected", version=2, recorded_at=APRIL)
    day.claim(second, "Corrected", value=Decimal(2), usd=Decimal(2))
    for version, status, stamp in ((1, "live", MARCH), (2, "withdrawn", APRIL)):
        article = day.article(
            "taken back", version=version, article_status=status, recorded_at=stamp
        )
        day.claim(article, "Withdrawn", value=Decimal(3))


def doubtful_figures(day: Day) -> None:
    """A bare sign settled by the publisher, one that is held, and a held conversion."""
    article = day.article(
        "doubt",
        publisher="The Straits Times",
        home_currency_code="SGD",
        article_status="corrected",
    )
    day.claim(
        article, "Acme", status="actual", unit_code="SGD", unit_text="$",
        currency_evidence="publisher", currency_confidence=Decimal("0.8"),
        currency_runner_up="USD", currency_reason="home currency of the publisher",
    )  # fmt: skip
    original = day.claim(article, "Acme", status="actual", value=Decimal(70))
    held = {
        "unit_text": "$", "value": "5000000000.000000000", "unit_code": None,
        "currency_confidence": "0.2", "currency_runner_up": "CAD", "currency_reason": "two fit",
        "pair_figure_id": None,
    }  # fmt: skip
    key = {"article_id": article.article_id, "version": 1, "table_name": "core.figures"}
    day.add(
        Quarantine, quarantine_id="a" * 16, row_key=hexed("held $"), rule_code="F5",
        quote="$5 billion", sentence="It has $5 billion.", held_row=json.dumps(held), **key,
    )  # fmt: skip
    pair = {
        "pair_figure_id": original.figure_id, "pair_implied_rate": "1.5", "pair_ecb_rate": "1.2",
        "pair_off_by": "0.25", "pair_tolerance": "0.01", "fx_on": "2025-02-21",
    }  # fmt: skip
    day.add(
        Quarantine, quarantine_id="b" * 16, row_key=hexed("held pair"), rule_code="F9",
        quote="(S$105 billion)", sentence="It paid.", held_row=json.dumps(pair), **key,
    )  # fmt: skip
    day.add(
        Quarantine, quarantine_id="c" * 16, rule_code="unreadable_document", source_name="x.bin"
    )


def wire_story(day: Day) -> None:
    """One story of an agency in two papers, told again in a third, and recorded in two runs."""
    first = day.article("wire one", publisher="First Paper", agency="Reuters")
    second = day.article("wire two", publisher="Second Paper", published_on=date(2025, 2, 25))
    own = day.article("own words", publisher="Third Paper")
    for article, count in ((first, 2), (second, 3), (own, 4)):
        day.claim(article, "Wired", value=Decimal(7), witness_count=count)
    for article, run in ((second, "old"), (first, "new"), (second, "new")):
        leads = second if run == "old" else first
        day.add(
            WirePrint, article_id=article.article_id, version=1, run_id=run,
            wire_id=hexed("wire", run), first_article_id=leads.article_id, first_version=1,
            agency="Reuters" if run == "new" else None,
            nearest_article_id=(first if article is second else second).article_id,
            nearest_version=1, containment_share=Decimal("0.9"), rule="same_names_and_numbers",
            recorded_at=MARCH if run == "old" else APRIL,
        )  # fmt: skip


def story_taken_back(day: Day) -> None:
    """A story of four papers: its first print withdrawn, another replaced by other words."""
    first = day.article("back one", publisher="First Paper", article_status="withdrawn")
    rest = [
        day.article(f"back {name}", publisher=f"{name} paper", published_on=date(2025, 2, 25))
        for name in ("two", "three", "four")
    ]
    day.article("back four", version=2, publisher="four paper", recorded_at=APRIL)
    for article in (first, *rest):
        day.add(
            WirePrint, article_id=article.article_id, version=1, run_id="new",
            wire_id=hexed("wire", "back"), first_article_id=first.article_id, first_version=1,
            nearest_article_id=first.article_id, nearest_version=1, agency=None,
            containment_share=Decimal("0.9"), rule="same_names_and_numbers", recorded_at=APRIL,
        )  # fmt: skip


def papers_that_disagree(day: Day) -> None:
    """Two papers on the spending of one company on the same day, a quarter apart."""
    for name, value in (("low", 100), ("high", 125)):
        article = day.article(name, publisher=f"{name} paper")
        day.claim(
            article, "Disputed", category="spending", status="actual", measure="spending",
            value=Decimal(value),
        )  # fmt: skip


def whole_day() -> Day:
    day = Day()
    pledges_of_the_day(day)
    other_claims(day)
    doubtful_figures(day)
    wire_story(day)
    story_taken_back(day)
    papers_that_disagree(day)
    day.add(Run, run_id="old", started_at=MARCH, ended_at=MARCH, state="published")
    day.add(Run, run_id="new", started_at=APRIL, state="killed")
    day.add(Check, run_id="new", is_success=True, recorded_at=APRIL)
    day.add(Check, run_id="new", is_success=False, recorded_at=APRIL)
    return day


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("views")
    with open_lake(paths_in(folder)) as lake:
        whole_day().publish(lake)
    write_copy(paths_in(folder))
    return folder


@pytest.fixture(scope="module", params=["lake", "copy"])
def connection(request: pytest.FixtureRequest, root: Path) -> Iterator[Connection]:
    if request.param == "lake":
        with open_lake(paths_in(root), read_only=True) as lake:
            yield lake.connection
    else:
        with open_database(paths_in(root).copy) as opened:
            yield opened


@pytest.fixture
def ask(connection: Connection) -> Ask:
    def rows(sql: str) -> list[tuple[object, ...]]:
        return connection.execute(sql).fetchall()

    return rows


def test_every_file_is_known() -> None:
    assert sorted(NAMES) == sorted(file.stem for file in FOLDER.glob("*.sql"))


@pytest.mark.parametrize("view", load_views(), ids=lambda v: v.name)
def test_every_file_defines_one_thing_and_comments_on_it(view: object) -> None:
    assert isinstance(view, type(load_views()[0]))
    definition, comment, *columns = view.statements
    assert f"CREATE OR REPLACE VIEW {view.name} AS" in definition or (
        f"CREATE OR REPLACE MACRO {view.name}(" in definition
    )
    assert comment.startswith(("COMMENT ON VIEW ", "COMMENT ON MACRO TABLE "))
    assert all(text.startswith(f"COMMENT ON COLUMN {view.name}.") for text in columns)


def test_a_pledge_in_several_articles_is_one_row(ask: Ask) -> None:
    assert ask(
        "SELECT who, value, unit, hedge, usd, usd_low, usd_high, usd_per_year, period_from, "
        "period_to, said_on, publisher, articles, witnesses FROM pledges WHERE who = 'Alibaba'"
    ) == [
        (
            "Alibaba", Decimal(380_000_000_000), "CNY", "more than", Decimal(52_370_000_000),
            Decimal(52_370_000_000), None, Decimal(17_456_666_666), date(2025, 2, 24),
            date(2028, 2, 24), date(2025, 2, 24), "The Straits Times", 3, 4,
        )
    ]  # fmt: skip


def test_a_wire_in_many_papers_is_one_witness(ask: Ask) -> None:
    assert ask("SELECT articles, stories, witnesses FROM pledges WHERE who = 'Wired'") == [
        (3, 2, 7)
    ]


def test_a_story_is_what_was_found_out_last(ask: Ask) -> None:
    story = f"WHERE wire_id = '{hexed('wire', 'new')}'"
    assert ask(f"SELECT agency, title, papers, articles, said_on FROM wires {story}") == [
        ("Reuters", "wire one", 2, 2, date(2025, 2, 24))
    ]
    assert ask(f"SELECT title, is_first, nearest_title FROM prints {story} ORDER BY title") == [
        ("wire one", True, "wire two"),
        ("wire two", False, "wire one"),
    ]


def test_only_current_prints_that_stand_make_a_story(ask: Ask) -> None:
    story = f"WHERE wire_id = '{hexed('wire', 'back')}'"
    assert ask(f"SELECT papers, publishers, said_on FROM wires {story}") == [
        (2, "three paper; two paper", date(2025, 2, 25))
    ]
    assert ask(
        f"SELECT title, is_first, is_current, article_status FROM prints {story} ORDER BY title"
    ) == [
        ("back four", False, False, None),
        ("back one", True, True, "withdrawn"),
        ("back three", False, True, None),
        ("back two", False, True, None),
    ]


def test_a_story_is_what_was_known_at_the_moment(ask: Ask) -> None:
    known = "SELECT title, wire_id FROM as_of('2025-03-15') WHERE who = 'Wired' ORDER BY title"
    ((own, own_id), (one, one_id), (two, two_id)) = ask(known)
    assert (own, one, two) == ("own words", "wire one", "wire two")
    assert two_id == hexed("wire", "old")
    assert one_id == wire_id((hexed("wire one"), 1)), "a story of its own then"
    assert own_id == wire_id((hexed("own words"), 1))


def test_the_same_size_in_another_period_is_another_pledge(ask: Ask) -> None:
    assert ask("SELECT period_from FROM pledges WHERE who = 'Meta' ORDER BY ALL") == [
        (date(2024, 1, 1),),
        (date(2025, 1, 1),),
    ]


def test_what_is_no_pledge_is_not_among_them(ask: Ask) -> None:
    found = ask("SELECT DISTINCT who FROM pledges ORDER BY who")
    assert found == [("Alibaba",), ("Corrected",), ("Meta",), ("Wired",)]


def test_only_the_current_version_speaks(ask: Ask) -> None:
    assert ask("SELECT value, version FROM said WHERE who = 'Corrected'") == [(Decimal(2), 2)]
    assert ask("SELECT value FROM pledges WHERE who = 'Corrected'") == [(Decimal(2),)]


def test_a_withdrawn_article_says_nothing_and_what_it_said_is_kept(ask: Ask) -> None:
    assert ask("FROM said WHERE who = 'Withdrawn'") == []
    assert ask("FROM pledges WHERE who = 'Withdrawn'") == []
    assert ask("SELECT value FROM as_of('2025-03-15') WHERE who = 'Withdrawn'") == [(Decimal(3),)]


MOMENTS = [
    ("'2025-02-28'", [], "before the first version was recorded"),
    ("'2025-03-15'", [(Decimal(1),)], "text"),
    ("DATE '2025-03-15'", [(Decimal(1),)], "date"),
    ("TIMESTAMP '2025-03-15 12:00:00'", [(Decimal(1),)], "timestamp"),
    ("TIMESTAMPTZ '2025-04-01 00:00:00+00'", [(Decimal(2),)], "the very moment counts"),
    ("now()", [(Decimal(2),)], "an expression"),
]


@pytest.mark.parametrize(("moment", "known", "why"), MOMENTS, ids=lambda v: str(v)[:20])
def test_as_of_a_moment(ask: Ask, moment: str, known: object, why: str) -> None:
    assert ask(f"SELECT value FROM as_of({moment}) WHERE who = 'Corrected'") == known, why


def test_hedges_are_words_and_set_limits(ask: Ask) -> None:
    five, nine = Decimal(5), Decimal(9)
    assert set(ask("SELECT hedge, usd_low, usd_high FROM said WHERE title = 'bounds'")) == {
        ("exact", five, five),
        ("about", None, None),
        ("at least", five, None),
        ("more than", five, None),
        ("at most", None, five),
        ("less than", None, five),
        ("range", five, nine),
    }


def test_what_is_readable(ask: Ask) -> None:
    assert ("planned investment: AI infrastructure",) in ask("SELECT what FROM said")
    assert ("market value",) in ask("SELECT what FROM said")
    found = ask("SELECT DISTINCT kind FROM said WHERE who = 'Acme' ORDER BY kind")
    assert found == [("money",), ("percent",)]


def test_dollars_show_what_was_settled_and_what_is_held(ask: Ask) -> None:
    assert ask(
        "SELECT sign, surface, currency, confidence, runner_up, evidence, reason, publisher, "
        "is_held FROM dollars ORDER BY confidence"
    ) == [
        (
            "$", "$5 billion", None, Decimal("0.2"), "CAD", None, "two fit", "The Straits Times",
            True,
        ),
        (
            "$", "printed", "SGD", Decimal("0.8"), "USD", "publisher",
            "home currency of the publisher", "The Straits Times", False,
        ),
    ]  # fmt: skip


def test_fx_checks_show_good_and_held_pairs(ask: Ask) -> None:
    assert ask(
        "SELECT printed, original, implied_rate, ecb_rate, off_by, ok, fx_on, is_held "
        "FROM fx_checks ORDER BY off_by"
    ) == [
        (
            "S$70 billion", "printed", Decimal("5.4286"), Decimal("5.4261"), Decimal("0.00045"),
            True, date(2025, 2, 21), False,
        ),
        (
            "(S$105 billion)", "printed", Decimal("1.5"), Decimal("1.2"), Decimal("0.25"),
            False, date(2025, 2, 21), True,
        ),
    ]  # fmt: skip


def test_evidence_gives_the_words_of_every_witness(ask: Ask) -> None:
    ((claim_id,),) = ask("SELECT claim_id FROM said WHERE title = 'straits'")
    assert ask(
        f"SELECT surface, witness, quote, source_name, start_in_quote FROM evidence('{claim_id}')"
    ) == [
        ("printed", "first", "Sentence 0 of straits.", "straits.txt", 9),
        ("S$70 billion", "conversion", "Sentence 0 of straits.", "straits.txt", 109),
    ]
    assert ask("FROM evidence('no such claim')") == []


def test_runs_come_newest_first(ask: Ask) -> None:
    assert ask("SELECT run_id, ok, duration_s FROM runs") == [
        ("new", False, None),
        ("old", True, 0),
    ]


def test_failed_checks_come_first(ask: Ask) -> None:
    assert ask("SELECT ok FROM checks") == [(False,), (True,)]


def test_quarantine_shows_rule_words_and_source(ask: Ask) -> None:
    assert ask("SELECT rule, quote, source_name, title FROM quarantine ORDER BY rule") == [
        ("F5", "$5 billion", "doubt.txt", "doubt"),
        ("F9", "(S$105 billion)", "doubt.txt", "doubt"),
        ("unreadable_document", None, "x.bin", None),
    ]


def test_the_scorecard_counts_held_figures(ask: Ask) -> None:
    assert ask(
        "SELECT articles, rows, held, pass_rate, dated_share, conversions, conversion_share "
        "FROM scorecard WHERE publisher = 'The Straits Times'"
    ) == [(2, 6, 2, pytest.approx(4 / 6), 1, 2, 0.5)]


@pytest.mark.parametrize("view", ["dollars", "fx_checks"])
def test_audits_tell_how_the_article_stands(ask: Ask, view: str) -> None:
    statuses = ask(f"SELECT DISTINCT article_status FROM {view} WHERE title = 'doubt'")
    assert statuses == [("corrected",)]
