"""The report in headless Chromium: it asks nobody, fits, and shows hostile text as text."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from expectations.report.content import ReportContent
from expectations.report.page import build_report
from tests.expectations.report_content import EMPTY, ORDINARY, PAYLOADS, hostile

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (BROWSER and DRIVER), reason="needs chromium and chromium-driver"),
]
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = [1280, 400]
Show = Callable[[ReportContent, int], webdriver.Chrome]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: webdriver.Chrome, tmp_path: Path) -> Show:
    def show_page(content: ReportContent, width: int = 1280) -> webdriver.Chrome:
        file = tmp_path / "index.html"
        file.write_text(build_report(content), encoding="utf-8")
        screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        browser.get(file.as_uri())
        return browser

    return show_page


def test_it_opens_with_its_verdict_and_asks_nobody(show: Show) -> None:
    page = show(ORDINARY, 1280)
    assert page.title == "Newsledger: data-quality report"
    verdict = page.find_element(By.ID, "verdict")
    assert verdict.is_displayed()
    assert "LOOK HERE" in verdict.text
    assert "held back" in verdict.text
    assert verdict.find_element(By.TAG_NAME, "svg").get_attribute("aria-label") == "Look here"
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert page.get_log("browser") == []  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("content", [ORDINARY, EMPTY, hostile("x" * 200)])
def test_nothing_runs_off_the_side(show: Show, content: ReportContent, width: int) -> None:
    page = show(content, width)
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_held_figure_is_marked_in_its_sentence(show: Show) -> None:
    page = show(ORDINARY, 1280)
    card = page.find_element(By.CSS_SELECTOR, ".card")
    mark = card.find_element(By.TAG_NAME, "mark")
    assert mark.text == "S$9 billion"
    assert "60 billion yuan (S$9 billion) was a slip" in card.text
    plain = card.find_element(By.TAG_NAME, "blockquote").value_of_css_property("background-color")
    assert mark.value_of_css_property("background-color") != plain


def test_the_plot_is_drawn_in_the_colours_of_the_page(show: Show) -> None:
    page = show(ORDINARY, 1280)
    plot = page.find_element(By.CSS_SELECTOR, "#conversions ~ figure svg")
    assert plot.size["width"] > 600
    words = plot.find_element(By.XPATH, ".//*[text()='S$70 billion for 380 billion yuan']")
    ink = page.find_element(By.TAG_NAME, "body").value_of_css_property("color")
    assert words.value_of_css_property("fill").replace(" ", "") in ink.replace(" ", "").replace(
        "rgba", "rgb"
    ).replace(",1)", ")")


def test_it_turns_dark_with_the_reader(show: Show) -> None:
    page = show(ORDINARY, 1280)
    body = "return getComputedStyle(document.documentElement).backgroundColor"
    light = page.execute_script(body)
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": dark})
    assert page.execute_script(body) != light
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_shown_as_text(show: Show, payload: str) -> None:
    page = show(hostile(payload), 1280)
    assert page.title == "Newsledger: data-quality report"
    assert page.find_elements(By.CSS_SELECTOR, "script, img, #owned, [onload], [onerror]") == []
    assert " ".join(payload.split()) in page.find_element(By.CSS_SELECTOR, ".card mark").text
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
