"""The form in a real Chromium: filled in by keyboard, sent back as a file and as text, and taken in."""

import json
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from socket import create_server
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.color import Color
from selenium.webdriver.support.ui import WebDriverWait

from custfocus.base.errors import FAILED
from tests.browser.conftest import DESK, NARROWEST, PHONE, Browser
from tests.conftest import Home

NAME = "Zoë \"Z\" O'Hara</script><script>document.title='Taken over'</script>"
WORDS = 'Naïve "quotes" & <tags>…\n\nÜber 日本語 😀'
STEPS = (1, 5, 3, None, 2, 4)
# This axe knows WCAG 2.1; what a program can check of 2.2, the size of targets, has a test of its own.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
AXE = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
SECONDS = 10


@pytest.fixture
def form(home: Home, tmp_path: Path) -> Path:
    """The form for a customer with an awkward name."""
    return made(home, tmp_path, NAME)


def made(home: Home, folder: Path, who: str, role: str = "customer") -> Path:
    """The form for somebody."""
    target = folder / f"{role}-{len(list(folder.glob('*.html')))}.html"
    home.page("invite", who, "--role", role, "--form", str(target))
    return target


def fill(browser: Browser, steps: Sequence[int | None] = STEPS, words: str = WORDS) -> None:
    """Fill in the whole form and make the answer, by keyboard alone."""
    browser.press(Keys.TAB)
    for step in steps:
        browser.press(Keys.SPACE, *[Keys.ARROW_RIGHT] * (step - 1 if step else 5), Keys.TAB)
    # Characters outside the basic plane are beyond chromedriver's keys; they come as from an input method.
    browser.driver.execute_cdp_cmd("Input.insertText", {"text": words})
    browser.press(Keys.TAB, Keys.ENTER)


def chosen(browser: Browser) -> list[str]:
    """What is ticked, statement by statement."""
    found: list[str] = browser.run("return [...document.querySelectorAll('input:checked')].map(one => one.value)")
    return found


def downloaded(browser: Browser) -> Path:
    """The file that the browser has just saved."""

    def done(_: object) -> list[Path]:
        return [path for path in browser.downloads.glob("*.txt") if path.stat().st_size]

    (path,) = WebDriverWait(browser.driver, SECONDS).until(done)
    return path


def test_somebody_answers_by_keyboard_on_a_phone_and_the_leader_takes_it_in(
    chromium: Browser, form: Path, home: Home
) -> None:
    """Filled in without a mouse; the saved file is the text on the page, and holds what was ticked and typed."""
    chromium.open(form)
    assert chromium.driver.title.startswith("What is it like to work with me?")
    assert NAME in chromium.driver.find_element(By.CLASS_NAME, "lead").text
    fill(chromium)
    assert chromium.focus.text == "Your answer is ready to send"
    chromium.press(Keys.TAB, Keys.ENTER)
    path = downloaded(chromium)
    text = path.read_text("utf-8")
    assert text == chromium.at("result").get_property("value")
    assert "5: Entirely" in text
    assert WORDS in text
    assert path.name in chromium.at("status").text
    view = home.data("invite", "import", str(path))
    path.unlink()
    assert [one["who"] for one in view["taken"]] == [" ".join(NAME.split())]
    assert (view["refused"], view["waiting"]) == ([], 1)


def test_the_copied_text_goes_through_a_mail_and_is_taken_in_once(
    chromium: Browser, tmp_path: Path, home: Home
) -> None:
    """Copied from a manager's form, quoted by a mail program, pasted into the pipe; it shows by name."""
    chromium.open(made(home, tmp_path, "Max", "manager"), width=DESK)
    chromium.driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    fill(chromium)
    chromium.press(Keys.TAB, Keys.TAB, Keys.ENTER)
    WebDriverWait(chromium.driver, SECONDS).until(lambda _: chromium.at("status").text)
    assert chromium.at("status").text == "Copied. Paste it into your reply."
    text = chromium.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert text == chromium.at("result").get_property("value")
    mail = "Hello,\r\n" + "".join(f"> {line}\r\n" for line in text.split("\n"))
    view = home.data("invite", "import", "-", stdin=mail)
    assert [one["named"] for one in view["taken"]] == [True]
    (reply,) = home.data("list", "--kind", "reply")["entries"]
    assert reply["text"] == WORDS
    assert [one["value"] for one in reply["data"]["ratings"]] == [step for step in STEPS if step]
    assert home.run("invite", "import", "-", "--json", stdin=mail) == FAILED
    assert json.loads(home.out)["data"]["refused"][0]["code"] == "doubled"


def test_what_was_typed_is_there_again_after_closing_by_mistake(chromium: Browser, form: Path, home: Home) -> None:
    """Until it is cleared, after a question; then nothing is kept."""
    chromium.open(form)
    fill(chromium)
    chromium.open(form)
    assert chosen(chromium) == [str(step or "") for step in STEPS]
    assert chromium.at("text").get_property("value") == WORDS
    chromium.at("clear").send_keys(Keys.ENTER)
    chromium.driver.switch_to.alert.accept()
    assert chosen(chromium) == []
    assert chromium.at("cleared").text == "Cleared. Nothing of it is kept."
    chromium.open(form)
    assert chosen(chromium) == []
    assert chromium.at("text").get_property("value") == ""
    (entry,) = home.data("list")["entries"]
    token = entry["data"]["token"]
    assert [key for key in chromium.run("return Object.keys(localStorage)") if token in key] == []


def test_one_form_knows_nothing_of_another(chromium: Browser, form: Path, tmp_path: Path, home: Home) -> None:
    """What is kept is kept for one invitation."""
    chromium.open(form)
    fill(chromium)
    chromium.open(made(home, tmp_path, "Ben"))
    assert chosen(chromium) == []


def asks_to_stay(browser: Browser) -> bool:
    """Whether the page has the browser ask before it is left; the driver answers the question itself, unseen."""
    asks: bool = browser.run(
        "const leaving = new Event('beforeunload', {cancelable: true});"
        "dispatchEvent(leaving); return leaving.defaultPrevented"
    )
    return asks


def test_where_nothing_can_be_kept_it_says_so_and_leaving_asks(chromium: Browser, form: Path) -> None:
    """A browser without a store for pages; leaving without having typed, or with the answer saved, doesn't ask."""
    broken = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('none'); }})"
    added = chromium.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": broken})
    try:
        chromium.open(form)
        assert "keeps nothing" in chromium.at("kept").text
        assert not asks_to_stay(chromium)
        fill(chromium)
        assert asks_to_stay(chromium)
        chromium.at("save").send_keys(Keys.ENTER)
        downloaded(chromium).unlink()
        assert not asks_to_stay(chromium)
    finally:
        chromium.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def test_what_is_missing_is_listed_and_each_is_a_link_to_it(chromium: Browser, form: Path) -> None:
    """The list has the focus; a link leads to the statement, which says so itself; answered, both are quiet."""
    chromium.open(form)
    chromium.press(Keys.TAB, Keys.SPACE)
    chromium.at("text").send_keys(Keys.TAB, Keys.ENTER)
    assert chromium.focus.get_attribute("id") == "summary"
    assert "these 5:" in chromium.focus.text
    assert not chromium.at("done").is_displayed()
    links = chromium.at("summary-list").find_elements(By.TAG_NAME, "a")
    assert [link.text[:2] for link in links] == ["2.", "3.", "4.", "5.", "6."]
    assert chromium.at("s2-error").is_displayed()
    assert chromium.at("s2").get_attribute("aria-describedby") == "s2-error"
    assert not chromium.at("s1").get_attribute("aria-describedby")
    chromium.press(Keys.TAB, Keys.TAB, Keys.ENTER)
    assert chromium.focus.get_attribute("name") == "s3"
    for place in range(2, 7):
        chromium.driver.find_element(By.NAME, f"s{place}").send_keys(Keys.SPACE)
        assert not chromium.at(f"s{place}-error").is_displayed()
    assert not chromium.at("summary").is_displayed()


def test_an_answer_that_says_nothing_is_not_made(chromium: Browser, form: Path) -> None:
    """All of it "can't say", and no word: there would be nothing to send."""
    chromium.open(form)
    fill(chromium, [None] * 6, "")
    assert "nothing to send" in chromium.focus.text
    chromium.press(Keys.TAB, Keys.ENTER)
    assert chromium.focus.get_attribute("id") == "text"
    chromium.press("A word", Keys.TAB, Keys.ENTER)
    assert chromium.at("done").is_displayed()


def test_changed_afterwards_it_has_to_be_made_again(chromium: Browser, form: Path) -> None:
    """No answer on the page is older than what is ticked."""
    chromium.open(form)
    fill(chromium)
    first = chromium.at("result").get_property("value")
    chromium.at("text").send_keys(" More.")
    assert not chromium.at("done").is_displayed()
    chromium.press(Keys.TAB, Keys.ENTER)
    assert chromium.at("result").get_property("value") != first


def ready(_: Browser) -> None:
    """The page as it opens."""


def with_faults(browser: Browser) -> None:
    """The page that lists what is missing."""
    browser.at("text").send_keys(Keys.TAB, Keys.ENTER)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", [ready, with_faults, fill])
@pytest.mark.parametrize("width", [NARROWEST, DESK])
def test_axe_finds_nothing_to_say(
    chromium: Browser, form: Path, scheme: str, state: Callable[[Browser], None], width: int
) -> None:
    """WCAG AA, as far as a program can tell, and good practice beyond."""
    chromium.open(form, width=width, scheme=scheme)
    state(chromium)
    chromium.run(AXE)
    found: dict[str, Any] = chromium.driver.execute_async_script(
        "axe.run(document, {runOnly: arguments[0]}).catch(error => ({error: String(error)})).then(arguments[1])", WCAG
    )
    assert "error" not in found
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert {"color-contrast", "label"} <= {one["id"] for one in found["passes"]}
    dark = Color.from_string(
        chromium.driver.find_element(By.TAG_NAME, "body").value_of_css_property("background-color")
    )
    assert (int(dark.hex[1:3], 16) < 64) == (scheme == "dark")


@pytest.mark.parametrize("width", [NARROWEST, PHONE, DESK])
def test_it_fits_any_window_and_every_target_is_large_enough(chromium: Browser, form: Path, width: int) -> None:
    """Nothing to scroll sideways; 24 CSS pixels each way at least."""
    chromium.open(form, width=width)
    fill(chromium)
    assert chromium.run("return document.documentElement.scrollWidth") <= width
    sizes = chromium.run(
        "return [...document.querySelectorAll('input, button, textarea')]"
        ".filter(one => one.offsetParent).map(one => [one.offsetWidth, one.offsetHeight])"
    )
    assert len(sizes) == 36 + 6
    assert all(min(size) >= 24 for size in sizes)


def test_what_has_the_focus_shows_it(chromium: Browser, form: Path) -> None:
    """A line around it, at every stop of the keyboard."""
    chromium.open(form)
    for _ in range(9):
        chromium.press(Keys.TAB)
        assert chromium.run(
            """
            const one = document.activeElement;
            return [one, one.closest("label")].some((each) => {
                const style = each && getComputedStyle(each);
                return style && style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
            });
            """
        )


def test_nothing_leaves_the_page(chromium: Browser, form: Path) -> None:
    """Opening it, filling it in and saving ask for nothing but the file; what tries from inside is kept back."""
    chromium.open(form)
    chromium.requests()
    chromium.open(form)
    fill(chromium)
    chromium.at("save").send_keys(Keys.ENTER)
    downloaded(chromium).unlink()
    asked = chromium.requests()
    assert form.as_uri() in asked
    assert [url for url in asked if not url.startswith(("file:", "blob:file:"))] == []
    with closing(create_server(("127.0.0.1", 0))) as server:
        server.settimeout(0.5)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        blocked = chromium.driver.execute_async_script(
            """
            const [address, done] = arguments, blocked = [];
            addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
            fetch(address).catch(() => {});
            new Image().src = address;
            const script = document.createElement("script");
            script.textContent = "document.title = 'Taken over'";
            document.body.append(script);
            navigator.sendBeacon(address, "x");
            setTimeout(() => done(blocked), 300);
            """,
            address,
        )
        assert {"connect-src", "img-src", "script-src-elem"} <= set(blocked)
        with pytest.raises(TimeoutError):
            server.accept()
    assert "Taken over" not in chromium.driver.title


def test_a_name_is_text_whatever_is_in_it(chromium: Browser, form: Path) -> None:
    """No script of it runs, and the browser has no complaint about the page."""
    chromium.driver.get_log("browser")  # type: ignore[no-untyped-call]
    chromium.open(form)
    time.sleep(0.1)
    assert "Taken over" not in chromium.driver.title
    assert chromium.run("return document.scripts.length") == 2
    assert chromium.driver.get_log("browser") == []  # type: ignore[no-untyped-call]


def test_once_it_is_made_the_answer_is_on_the_screen(chromium: Browser, form: Path) -> None:
    """On a phone nobody has to look for what to do next: the heading is at the top, the ways to send it below."""
    chromium.open(form)
    fill(chromium)
    WebDriverWait(chromium.driver, SECONDS).until(lambda _: chromium.focus.text == "Your answer is ready to send")
    top = "return document.getElementById('done').getBoundingClientRect().top"
    WebDriverWait(chromium.driver, SECONDS).until(lambda _: 0 <= float(chromium.run(top)) < 100)
