"""Every region by its own name, told by the channel of another one."""

from __future__ import annotations

from bot.places.regions import Regions
from tests.reading.support import Read, names, only

FRAMES = ["Ночью сбиты три БПЛА {0}.", "За ночь {0} уничтожены три беспилотника.", "Отражена атака трёх БПЛА {0}."]
BY_OTHER_NAMES = {
    "над Северной Осетией": "RU-SE",
    "в Северной Осетии": "RU-SE",
    "над Кабардино-Балкарией": "RU-KB",
    "над Карачаево-Черкесией": "RU-KC",
    "над Марий Эл": "RU-ME",
    "над Забайкальем": "RU-ZAB",
    "на Ямале": "RU-YAN",
    "над ЕАО": "RU-YEV",
    "над Камчаткой": "RU-KAM",
    "на Чукотке": "RU-CHU",
    "на Сахалине": "RU-SAK",
}


def test_every_region_is_known_by_its_name(read: Read, regions: Regions) -> None:
    wrong = []
    for region in regions:
        home = "RU-KRS" if region.code == "RU-BEL" else "RU-BEL"
        for told in (region.in_ru, region.over_ru):
            for frame in FRAMES:
                report = only(read(frame.format(told), home))
                if report.regions != (region.code,) or names(report):
                    wrong.append((frame.format(told), report.regions, names(report)))
    assert not wrong


def test_regions_are_known_by_other_names(read: Read) -> None:
    for told, code in BY_OTHER_NAMES.items():
        for frame in FRAMES:
            report = only(read(frame.format(told), "RU-BEL"))

            assert (report.regions, names(report)) == ((code,), []), frame.format(told)
