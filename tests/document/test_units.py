"""Which units a text names."""

from __future__ import annotations

import pytest

from document.support import tasks


@pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    "value",
    [
        "[区教委, 区卫健委]",
        "区教委、区卫健委",
        "区教委，区卫健委；",
        '"区教委\\n区卫健委"',
        "|\n    区教委\n    区卫健委",
        "\n  - 区教委\n  - 区卫健委",
        "\n  - 区教委、 区卫健委",
        '"区教委\\r\\n\\r\\n 区卫健委"',
        "&u [区教委, &v 区卫健委]",
        "[区教委, ~, 区卫健委]",
    ],
)
def test_units_are_a_list_however_they_are_written(value: str, pure: bool) -> None:
    [task] = tasks(f"- units: {value}\n", pure=pure)
    assert task.units == ("区教委", "区卫健委")


@pytest.mark.parametrize(
    ("value", "units"),
    [
        ("各县（市、区）政府", ("各县（市、区）政府",)),
        ("区教委、各镇（街道，园区）", ("区教委", "各镇（街道，园区）")),
        ("区教委（牵头、区级）、区财政局", ("区教委（牵头、区级）", "区财政局")),
        ("甲(乙(丙、丁)、戊)、己", ("甲(乙(丙、丁)、戊)", "己")),
        ("区教委（牵头、区财政局", ("区教委（牵头", "区财政局")),
        ("区教委）、区财政局", ("区教委）", "区财政局")),
        ("牵头：区教委  配合单位：区财政局", ("牵头：区教委", "配合单位：区财政局")),
    ],
)
def test_what_stands_in_brackets_divides_no_units(value: str, units: tuple[str, ...]) -> None:
    for written in (value, f"[{value}]"):
        [task] = tasks(f"- units: {written}\n")
        assert task.units == units
