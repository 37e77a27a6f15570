from __future__ import annotations

import pytest

from bot.texts import transliterate


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("Чертковский", "Chertkovsky"),
        ("Шолоховский", "Sholokhovsky"),
        ("Боковский", "Bokovsky"),
        ("Миллеровский", "Millerovsky"),
        ("Верхнедонской", "Verkhnedonskoy"),
        ("Тракторозаводский", "Traktorozavodsky"),
        ("Лодыгина", "Lodygina"),
        ("Ейск", "Yeysk"),
        ("Алексеевка", "Alekseyevka"),
        ("Новый Оскол", "Novy Oskol"),
        ("Славянск-на-Кубани", "Slavyansk-na-Kubani"),
        ("Щёлково", "Shchyolkovo"),
        ("Подъячево", "Podyachevo"),
        ("ЛНР", "LNR"),
        ("ЕЛЕЦ", "YELETS"),
        ("Ю", "Yu"),
        ("дом 12а", "dom 12a"),
        ("Already Latin", "Already Latin"),
        ("", ""),
    ],
)
def test_names_are_written_as_on_english_maps(russian: str, latin: str) -> None:
    assert transliterate(russian) == latin
