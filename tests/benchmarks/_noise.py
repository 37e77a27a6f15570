"""What regional channels write when nothing happened, made from written sentences."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.written_posts import Written

LENGTH = 400
"""Characters of a post on average."""
SHARE = 0.05
"""Of incident posts in the stream."""
SENTENCES = (
    "Сегодня провёл приём граждан в общественной приёмной.",
    "В новой поликлинике открылось отделение восстановления после травм.",
    "На центральной площади начали укладывать плитку, работы закончат к октябрю.",
    "Поздравляю наших гандболистов с выходом в полуфинал!",
    "С понедельника автобус № 17 пойдёт по новому расписанию: первый рейс в 6.05, последний в 23.40.",
    "Школьники привезли с олимпиады по физике 4 золотые и 7 серебряных медалей.",
    "Завтра ожидается дождь, местами гроза, днём +18…+21 °С.",
    "Подрядчик завершил ремонт моста через реку, движение открыто по двум полосам.",
    "Аграрии убрали 92 процента площадей, средняя урожайность выше прошлогодней.",
    "Дорогие друзья, поздравляю вас с Днём учителя! Спасибо за ваш труд.",
    "Вместе с главой района осмотрели дом культуры: крышу починили, привезли 120 кресел.",
    "Областной бюджет принят в первом чтении, расходы на дороги вырастут на 11 %.",
    "Волонтёры собрали за неделю 3 тонны макулатуры.",
    "Филармония открывает сезон концертом камерного оркестра, билеты по Пушкинской карте.",
    "В посёлке Дальнем достроили детский сад на 140 мест.",
    "Телефон горячей линии по вопросам выплат: 8-800-000-00-00, звонок бесплатный.",
    "Роспотребнадзор напоминает: мойте овощи и фрукты перед едой.",
    "Губернатор подписал соглашение о строительстве тепличного комплекса.",
    "Ведётся расчистка русла реки, вывезли 240 кубометров ила.",
    "Выставка ретроавтомобилей продлится до воскресенья, вход свободный.",
    "Уважаемые жители! Из-за плановых работ 12 октября с 9.00 до 17.00 не будет холодной воды на улице Садовой.",
    "Росгвардейцы поздравили ветеранов, хор исполнил песни военных лет.",
    "Безопасность на дорогах обсудили с инспекторами ГАИ.",
    "Новый троллейбус вышел на маршрут, всего город получит 15 машин.",
)  # fmt: skip


def mixed_stream(incidents: Sequence[Written], chance: random.Random, size: int = 4000) -> list[Written]:
    """`size` posts, incident posts among them, of LENGTH characters on average."""
    picked = [chance.choice(incidents) for _ in range(int(size * SHARE))]
    used = sum(len(post.text) for post in picked)
    length = (size * LENGTH - used) / (size - len(picked))
    like = incidents[0]
    noise = [Written(_text(chance, length), like.date, like.region, False) for _ in range(size - len(picked))]
    stream = picked + noise
    chance.shuffle(stream)
    return stream


def _text(chance: random.Random, length: float) -> str:
    """Whole sentences, as near to a length chosen around `length` as they come."""
    wanted = length * chance.uniform(0.3, 1.7)
    text = chance.choice(SENTENCES)
    while len(text) + len(more := chance.choice((" ", "\n", "\n\n")) + chance.choice(SENTENCES)) / 2 < wanted:
        text += more
    return text
