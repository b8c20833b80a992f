from bs4 import BeautifulSoup
from django import forms

from forums_pages.fields import ZoneField
from forums_pages.models import Language
from forums_pages.widgets.pickers import LanguagePicker, zone_label


def test_likely_zones_stand_on_top_and_every_zone_stands_once() -> None:
    field = ZoneField().formfield()
    field.widget.suggest("Africa/Tunis", "Asia/Yangon")
    soup = BeautifulSoup(field.widget.render("zone", "Europe/Athens", {"id": "zone"}), "html.parser")
    groups = {
        group["label"]: [option["value"] for option in group.find_all("option")]
        for group in soup.find_all("optgroup")
    }
    every = [zone for zones in groups.values() for zone in zones]

    assert groups["Likely"] == ["Africa/Tunis", "Asia/Yangon", "Europe/Athens", "UTC"]
    assert [option["value"] for option in soup.find_all("option", selected=True)] == ["Europe/Athens"]
    assert (len(every), len(every) > 400) == (len(set(every)), True)
    assert groups["Africa"][0] == "Africa/Abidjan"


def test_zones_are_named_city_first() -> None:
    assert [zone_label(zone) for zone in ("Africa/Tunis", "America/Argentina/Buenos_Aires", "UTC")] == [
        "Tunis (Africa)",
        "Argentina, Buenos Aires (America)",
        "UTC",
    ]


def test_chosen_languages_are_told_and_all_can_be_searched(db: None) -> None:
    field = forms.ModelMultipleChoiceField(Language.objects.all(), widget=LanguagePicker(label="Languages"))
    soup = BeautifulSoup(field.widget.render("languages", ["fr", "ar"], {"id": "languages"}), "html.parser")
    checked = {box["value"] for box in soup.find_all("input", checked=True)}
    arabic = soup.find("input", value="ar").find_parent("label")

    assert sorted(soup.select_one("[data-forums-picker-target=chosen]").get_text().split(", ")) == [
        "Arabic",
        "French",
    ]
    assert (checked, len(soup.find_all("input", type="checkbox"))) == ({"fr", "ar"}, Language.objects.count())
    assert (arabic.bdi["lang"], arabic.bdi.get_text()) == ("ar", "العربية")
    assert [box.get("name") for box in soup.find_all("input", type="search")] == [None]
