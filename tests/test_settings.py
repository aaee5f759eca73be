"""Settings: each default is allowed, and nothing else of another type or range is."""

from __future__ import annotations

import pytest

from explorer.errors import SettingError
from explorer.settings import BY_KEY, SETTINGS, Setting


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_the_default_of_a_setting_is_allowed(setting: Setting) -> None:
    assert setting.checked(setting.default) == setting.default
    assert setting.title
    assert setting.tip.endswith(".")
    assert "." in setting.key


def test_keys_are_unique() -> None:
    assert len(BY_KEY) == len(SETTINGS)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("look.theme", "pink", "choose one of system, light, dark"),
        ("look.animate", 1, "bool is expected"),
        ("figure.dpi", True, "int is expected"),
        ("figure.dpi", 5, "from 72 to 1200"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_can(key: str, value: object, told: str) -> None:
    with pytest.raises(SettingError, match=told):
        BY_KEY[key].checked(value)
