"""A report printed by an installed Chromium: private, off the network, and gone from where it was made."""

import os
import re
from contextlib import closing
from pathlib import Path
from socket import create_server

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.terminal.programs.browser import find_browser, print_page
from tests.conftest import Home
from tests.proofs.machine import needs_tool

PATH = {"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", "/")}


def test_a_report_is_printed_to_a_private_pdf(home: Home, tmp_path: Path) -> None:
    """A4, and nothing else is left in its folder."""
    needs_tool("chromium")
    home.environ["PATH"] = PATH["PATH"]
    home.page("heard", "Nobody called me back.", "--from", "Ana")
    folder = tmp_path / "out"
    folder.mkdir()
    view = home.data("report", "--pdf", str(folder / "report.pdf"))
    assert (view["pdf"], view["path"]) == (str(folder / "report.pdf"), None)
    [pdf] = folder.iterdir()
    assert pdf.stat().st_mode & 0o777 == 0o600
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert re.search(rb"/MediaBox ?\[0 0 59[45][\d.]* 84[12]", pdf.read_bytes())
    assert home.error("report", "--pdf", str(pdf))["code"] == "file-exists"


def test_a_page_that_asks_for_something_reaches_nobody(tmp_path: Path) -> None:
    """Were there no policy in it: neither an address of this machine is asked, nor any other."""
    program = needs_tool("chromium")
    with closing(create_server(("127.0.0.1", 0))) as server:
        server.settimeout(0.1)
        here = f"127.0.0.1:{server.getsockname()[1]}"
        images = "".join(f"<img src='http://{host}/x'>" for host in (here, here.replace("127.0.0.1", "localhost")))
        script = f"<script>fetch('http://{here}/y'); new WebSocket('ws://{here}/z')</script>"
        assert print_page(f"<p>Words</p>{images}{script}", tmp_path, program, PATH).startswith(b"%PDF-")
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("script", "says"),
    [("sleep 60", "took longer than 0.5 seconds"), ("exit 0", "made no PDF")],
    ids=["slow", "idle"],
)
def test_a_browser_that_makes_none_is_ended_and_named(tmp_path: Path, script: str, says: str) -> None:
    """With all that it has started; the page is gone."""
    browser = tmp_path / "chrome"
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o700)
    with pytest.raises(CustfocusError, match=says) as caught:
        print_page("<p>Words</p>", tmp_path, str(browser), PATH, seconds=0.5)
    assert caught.value.code == "not-printed"
    assert [*tmp_path.iterdir()] == [browser]


def test_a_browser_is_found_where_each_system_has_it(tmp_path: Path) -> None:
    """On the path, in a Mac's folder of applications, in those of Windows; none where there is none."""
    assert find_browser({"PATH": str(tmp_path)}, "linux") is None
    assert find_browser({"HOME": str(tmp_path)}, "darwin") is None
    mac = tmp_path / "Applications" / "Microsoft Edge.app" / "Contents" / "MacOS" / "Microsoft Edge"
    windows = tmp_path / "Google" / "Chrome" / "Application" / "chrome.exe"
    linux = tmp_path / "bin" / "chromium"
    for program in (mac, windows, linux):
        program.parent.mkdir(parents=True)
        program.touch(0o700)
    assert find_browser({"HOME": str(tmp_path)}, "darwin") == str(mac)
    assert find_browser({"PROGRAMFILES": str(tmp_path)}, "win32") == str(windows)
    assert find_browser({"PATH": str(linux.parent)}, "linux") == str(linux)
