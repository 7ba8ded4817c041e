import io

from rich.text import Text

from custfocus.base.leading import Leading
from custfocus.terminal import theme


def test_a_led_command_keeps_its_style() -> None:
    """The word that is put in looks like what stands around it, and what follows is styled as before."""
    console = theme.LeadingConsole(
        Leading("demo", frozenset({"list"})), file=io.StringIO(), theme=theme.THEME, width=60, highlight=False
    )
    page = theme.columns([(theme.command("list", "shows all"), "custfocus list")], ratios=(1, 1))
    segments = [each for each in console.render(page) if each.text.strip()]
    assert "".join(each.text for each in segments).count("custfocus demo list") == 2
    assert [each.text for each in segments if each.style and each.style.bold] == ["custfocus demo list"]


def test_where_nothing_leads_a_text_stays() -> None:
    """On the pages of one's own journal."""
    file = io.StringIO()
    theme.LeadingConsole(None, file=file, width=60).print(Text("custfocus list"))
    assert file.getvalue() == "custfocus list\n"
