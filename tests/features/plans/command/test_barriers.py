from datetime import timedelta

from tests.conftest import SUNDAY, Home


def rate(home: Home, item: str, value: int | None, ago: int = 0) -> None:
    """Keep a rating of a barrier as of so many days ago."""
    session = home.session()
    with session.store.acts.writing() as pen:
        pen.add_raw("rating", SUNDAY - timedelta(ago), item=item, data={"scale": "barriers", "value": value})
    session.close()


def test_without_ratings_all_ten_stand_as_the_framework_has_them(home: Home) -> None:
    """The page says how to rate them, rather than ten times that they aren't."""
    view = home.data("barriers")
    assert len(view["items"]) == 10
    assert {item["rating"] for item in view["items"]} == {None}
    page = home.page("barriers")
    assert "custfocus assess barriers" in page
    assert "not rated yet" not in page


def test_the_latest_rating_counts(home: Home) -> None:
    """What was most in the way once may have become the least; one of tomorrow isn't known yet."""
    rate(home, "isolation", 5, 90)
    rate(home, "isolation", 1)
    rate(home, "defensiveness", 4, 90)
    rate(home, "defensiveness", None, -3)
    rate(home, "thin-skin", None)
    items = home.data("barriers")["items"]
    assert [(item["id"], item["rating"]["value"]) for item in items[:3]] == [
        ("defensiveness", 4),
        ("isolation", 1),
        ("thin-skin", None),
    ]
    page = home.page("barriers")
    assert page.index("most weeks") < page.index("hardly ever") < page.index("don't know")
    assert page.count("not rated yet") == 7


def test_a_plan_shows_until_it_is_let_go(home: Home) -> None:
    """In the list, and on the barrier's own page."""
    home.page("plan", "isolation", "--if", "I eat alone", "--then", "I ask who called")
    assert "Working alone           a plan" in home.page("barriers")
    assert "If I eat alone, then I ask who called" in home.page("barriers", "isolation")
    home.page("plan", "--drop", "1")
    assert "a plan\n" not in home.page("barriers")
    assert home.data("barriers", "isolation")["plans"] == []


def test_one_barrier_by_its_id_or_name(home: Home) -> None:
    """How it works, one's ratings, what to practise and what helps, and the next step."""
    rate(home, "isolation", 2, 90)
    rate(home, "isolation", 4)
    home.page("practice", "--start", "talk-direct")
    page = home.page("barriers", "isolation")
    assert page == home.page("barriers", "working", "ALONE")
    assert "You think best by yourself" in page
    assert page.index("today") < page.index("most weeks") < page.index("24 August") < page.index("now and then")
    assert "Ring one customer yourself  ✓ taken on" in page
    assert "custfocus plan isolation  makes an if-then plan" in page
    view = home.data("barriers", "isolation")
    assert [rating["value"] for rating in view["ratings"]] == [4, 2]
    assert [practice["adopted"] for practice in view["practices"]] == [True, False, False]


def test_what_is_no_barrier_is_told(home: Home) -> None:
    """With the one that was perhaps meant."""
    assert home.error("barriers", "isolatoin")["hint"] == 'Did you mean "isolation"?'
    assert home.error("barriers", "listen")["code"] == "unknown-barrier"


def test_the_guide_leads_here(home: Home) -> None:
    """From a barrier's page."""
    assert "custfocus plan barriers isolation" in home.page("guide", "isolation")
