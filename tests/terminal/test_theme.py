import io
from unicodedata import category, east_asian_width

import pytest
from rich.text import Text

from custfocus.base.leading import Leading
from custfocus.terminal import theme
from tests.conftest import Home


def test_a_led_command_keeps_its_style() -> None:
    """The word that is put in looks like what stands around it, and what follows is styled as before."""
    console = theme.LeadingConsole(
        Leading("demo", frozenset({"list"})), file=io.StringIO(), theme=theme.THEME, width=60, highlight=False
    )
    page = theme.columns([(theme.command("list", "shows all"), "custfocus list")], ratios=(1, 1))
    segments = [each for each in console.render(page) if each.text.strip()]
    assert "".join(each.text for each in segments).count("custfocus demo list") == 2
    assert [each.text for each in segments if each.style and each.style.bold] == ["custfocus demo list"]


def test_a_column_is_as_wide_as_the_led_command_in_it() -> None:
    """Nothing of it is cut off at the end of a row."""
    file = io.StringIO()
    leading = Leading("demo", frozenset({"list"}))
    console = theme.LeadingConsole(leading, file=file, theme=theme.THEME, width=60, highlight=False)
    console.print(theme.columns([("Entries", theme.command("list --all")), ("More", "")], ratios=(1, None)))
    assert "custfocus demo list --all" in file.getvalue()


def test_where_nothing_leads_a_text_stays() -> None:
    """On the pages of one's own journal."""
    file = io.StringIO()
    theme.LeadingConsole(None, file=file, width=60).print(Text("custfocus list"))
    assert file.getvalue() == "custfocus list\n"


SCRIPTS = {
    "Hindi": "ग्राहक ने कहा कि बिल फिर गलत था और किसी ने वापस फ़ोन नहीं किया, तीसरी बार भी नहीं",
    "Bengali": "সেবা নিয়ে অভিযোগ: তিন সপ্তাহ ধরে কেউ ফোন করেনি এবং চিঠির উত্তরও আসেনি, তৃতীয়বার",
    "Tamil": "தமிழ் வாடிக்கையாளர் மீண்டும் அழைத்தார், மூன்றாவது முறையாக விலைப்பட்டியல் தவறாக இருந்தது",
    "Sinhala": "පාරිභෝගිකයා තුන්වන වරටත් දුරකථනයෙන් කතා කළේය, බිල්පත වැරදියි කියා කිව්වා",
    "Thai": "ลูกค้าบอกว่าใบแจ้งหนี้ผิดอีกแล้วและไม่มีใครโทรกลับเลยเป็นครั้งที่สามในเดือนนี้",
    "Chinese": "客户说发票又错了，第三次打电话来，没有人回电话，等了三个星期还是没有消息，很不满意",
}


def width(line: str) -> int:
    """How many columns a terminal gives a line, by the rules of the C library."""
    letters = (0 if category(each) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(each) in "WF") for each in line)
    return sum(letters)


@pytest.mark.parametrize("columns", [80, 48])
def test_lists_of_every_script_stand_in_columns(home: Home, columns: int) -> None:
    """No row is wider than the page, and where each takes one line, the ids stand below one another."""
    for text in SCRIPTS.values():
        home.run("note", text)
    widths = [width(line) for line in home.page("list", width=columns).splitlines()]
    assert max(widths) <= columns
    if columns == 80:
        assert len(set(widths)) == 1
