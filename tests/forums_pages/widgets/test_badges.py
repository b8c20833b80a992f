import re
from pathlib import Path

from bs4 import BeautifulSoup
from django import forms

from forums_pages.models import Goal, Pillar
from forums_pages.widgets.badges import Checkboxes, GoalBadges

STYLES = Path("forums_pages/static/forums_pages/admin/goals.css")


def test_goals_are_numbered_badges_with_their_titles(db: None) -> None:
    field = forms.ModelMultipleChoiceField(Goal.objects.all(), widget=GoalBadges(label="Goals"))
    soup = BeautifulSoup(field.widget.render("goals", [5], {"id": "goals"}), "html.parser")
    labels = [" ".join(label.get_text(" ").split()) for label in soup.find_all("label")]

    assert soup.find(role="group")["aria-label"] == "Goals"
    assert (len(labels), labels[4]) == (17, "5 Gender Equality")
    assert [box["value"] for box in soup.find_all("input", checked=True)] == ["5"]


def test_badges_have_the_official_colours_with_readable_numbers(db: None) -> None:
    rule = re.compile(r"\.goals__number--(\d+) \{\s*background: (#\w{6});\s*color: (#\w{6});")
    styled = {int(number): colours for number, *colours in rule.findall(STYLES.read_text())}

    assert styled == {goal.number: [goal.colour, goal.text_colour] for goal in Goal.objects.all()}


def test_pillars_stand_side_by_side(db: None) -> None:
    field = forms.ModelMultipleChoiceField(Pillar.objects.all(), widget=Checkboxes(label="Pillars"))
    soup = BeautifulSoup(field.widget.render("pillars", None, {"id": "pillars"}), "html.parser")

    assert [label.get_text().strip() for label in soup.find_all("label")] == [
        "Zero Exclusion",
        "Zero Carbon",
        "Zero Poverty",
    ]
