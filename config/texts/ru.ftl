### Русский. Сообщения — HTML; всё, что приходит извне, подставляется уже обезвреженным.

## Даты и числа

month-short = { $month ->
    [1] янв
    [2] фев
    [3] мар
    [4] апр
    [5] мая
    [6] июн
    [7] июл
    [8] авг
    [9] сен
    [10] окт
    [11] ноя
   *[12] дек
}
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
zone-moscow = МСК
count-about = около { $number }
count-at-least = не менее { $number }
count-not-stated = не названо
list-more = и ещё { $number }

## Источники

figure-by = { $kind ->
    [mod] по данным Минобороны
    [governor] по данным губернатора
    [headquarters] по данным оперштаба
    [government] по данным властей региона
    [mayor] по данным мэра
    [city] по данным властей города
   *[other] по данным канала { $channel }
}
source-name = { $kind ->
    [mod] Минобороны
    [governor] губернатор
    [headquarters] оперштаб
    [government] власти региона
    [mayor] мэр
    [city] власти города
   *[other] { $channel }
}
source-withdrawn = { $source } (удалено источником)

## Инцидент

figure-headline = <b>{ $number }</b> — { $source }
figure-estimate = оценка: неясно, складываются ли числа источника
figure-notes = ({ $notes })
figure-other = { $source }: { $number }
figure-not-stated = перехвачены БПЛА, число не названо
figure-impact = падение БПЛА или обломков
figure-attacked = в атаке участвовало: { $number }
figure-undivided = общее число, по регионам не названо
killed = { $number ->
    [one] погиб { $number } человек
    [few] погибли { $number } человека
   *[other] погибли { $number } человек
}
injured = { $number ->
    [one] пострадал { $number } человек
    [few] пострадали { $number } человека
   *[other] пострадали { $number } человек
}
people-claims = { $claim } (по другим данным: { $others })
no-casualties = пострадавших нет
no-killed = погибших нет
no-injured = раненых нет
damage-stated = есть повреждения
damage-denied = разрушений нет
responders = работают экстренные службы
shelters = открыты пункты временного размещения
place-districts = { $count ->
    [one] { $names } район
   *[other] районы: { $names }
}
place-city-districts = { $count ->
    [one] { $names } район города
   *[other] районы города: { $names }
}
place-street = ул. { $name }
place-houses = { $street } ({ $count ->
    [one] дом
   *[other] дома
} { $houses })
incident-withdrawn = <i>источник удалил сообщение</i>
incident-number = № { $id }
incident-places = Где: { $places }
incident-consequences = Последствия: { $consequences }
incident-time = Когда: { $time } ({ $zone })
time-reported = сообщено { $time }
incident-sources = Источники:
incident-source-line = { $source }: { $figures } ({ $links })
incident-flags = Оговорки:
flag-unmarked-sum = источник называл числа без пометки, прибавляются ли они к прежним; показан промежуток от наибольшего до суммы
flag-breakdown-mismatch = общее число в сообщении не сходится с разбивкой
flag-above-ministry = число больше названного Минобороны за то же время
flag-overlapping-windows = отрезки времени в сообщениях одного источника пересекаются
flag-region-without-channel = у региона нет читаемого канала
flag-unusual-count = число необычно велико, проверьте по источнику

## Сводка

demo-mark = DEMO
digest-title = <b>Сводка о БПЛА</b> · { $window } ({ $zone })
digest-ministry = Минобороны: { $figures }
digest-ministry-figure = <b>{ $number }</b> { $where } ({ $window })
where-regions = { $count ->
    [one] в { $count } регионе
   *[other] в { $count } регионах
}
where-seas = { $count ->
    [one] над { $count } морем
   *[other] над { $count } морями
}
where-both = { $regions } и { $seas }
digest-regional = { $count ->
    [one] Региональные каналы: сообщения по { $count } региону
   *[other] Региональные каналы: сообщения по { $count } регионам
}
digest-undivided = <b>Без разбивки по регионам</b>
digest-corrections = <b>Исправления</b>
correction-note = <b>исправлено { $at }:</b> { $changes }
digest-correction = исправлено { $at }: { $changes } — { $where }
change-figure = { $kind ->
    [killed] погибшие: { $old } → { $new }
    [injured] пострадавшие: { $old } → { $new }
   *[downed] { $old } → { $new }
}
change-fact = { $kind ->
    [damage_stated] сообщено о повреждениях
    [damage_denied] разрушения отрицаются
    [damage_not_stated] о повреждениях больше не говорится
    [withdrawn] сообщение удалено источником
    [restored] сообщение снова опубликовано
    [gone] запись снята
   *[other] сведения уточнены
}
change-by = { $change } ({ $source })
digest-gaps = <b>Не прочитано</b>
gap-since = { $channel } не читается с { $at }
gap-never = { $channel } ещё не читался
gap-federal = Федеральные каналы
digest-nothing = Новых сообщений о БПЛА нет.
digest-late = <i>Одна сводка за несколько периодов: вовремя её отправить не удалось.</i>
digest-uncertain = <i>Бот восстановлен из копии: часть этого могла быть уже отправлена.</i>
delivery-topic-closed = Тема, в которую приходили сводки, закрыта или удалена. Теперь они приходят сюда; чтобы выбрать другую тему, напишите в ней /subscribe.
incident-told-before = <i>уже было в оповещении</i>
digest-continued = продолжение, { $part } из { $parts }
footer = <i>По сообщениям официальных каналов. Это не система оповещения.</i>
map-caption = <b>Карта сообщений о БПЛА</b> · { $window } ({ $zone })

## Ответ на /incidents

incidents-title = <b>{ $region }</b> · { $period }
incidents-count = { $count ->
    [one] { $count } событие
    [few] { $count } события
   *[other] { $count } событий
}
incidents-none = Сообщений о БПЛА здесь не записано.
period-hours = { $count ->
    [one] за последний { $count } час
    [few] за последние { $count } часа
   *[other] за последние { $count } часов
}
period-days = { $count ->
    [one] за последний { $count } день
    [few] за последние { $count } дня
   *[other] за последние { $count } дней
}
period-all = за всё время
fresh = Прочитано: { $channels } ({ $zone })
fresh-channel = { $channel } до { $at }
fresh-nobody = Каналов этого региона бот не читает.

## Команды

command-start = что это за бот
command-help = команды и примеры
command-subscribe = подписаться; подписок может быть несколько
command-unsubscribe = отписаться
command-incidents = что сообщали по региону
command-regions = список регионов
command-settings = подписки и их настройки
command-status = насколько свежи данные
help-head = <b>Команды</b>
help-line = /{ $command } — { $about }
help-foot =
    Регион пишется как угодно: <code>смоленская</code>, <code>smolensk</code>, <code>RU-SMO</code>.
    Примеры:
    <code>/incidents смоленск 7d</code>
    <code>/incidents смоленск 7d рудня</code>
    <code>/subscribe брянская, курская</code>
    <code>/subscribe смоленская: рудня, ярцево</code>
    <code>/subscribe центральный округ</code>

## Разговор

chat-start =
    <b>Сводки официальных сообщений о БПЛА</b>
    Бот читает Telegram-каналы Минобороны, губернаторов и оперативных штабов регионов, сводит сообщения об одном событии вместе и присылает сводку не чаще раза в час. Нет новостей — нет сообщений.

    Это пересказ заявлений официальных каналов: бот их не проверяет, у каждого числа указан источник.
    <b>Это не система оповещения.</b> Сообщения приходят с опозданием; при опасности следуйте указаниям экстренных служб (112).

    Напишите название региона, чтобы узнать, что о нём сообщали, или подпишитесь: /subscribe смоленская или кнопками. Можно и прислать геопозицию: по ней определится регион, сама она не сохраняется.
chat-about =
    Сводки пересказывают заявления официальных каналов о БПЛА, бот их не проверяет; нет новостей — нет сообщений.
    <b>Это не система оповещения.</b> Сообщения приходят с опозданием; при опасности следуйте указаниям экстренных служб (112).
chat-subscribe-ask = На какой регион подписаться? Напишите его название после команды, например /subscribe смоленская, или выберите кнопкой.
chat-subscribed = Подписка оформлена: { $regions }.
chat-subscribed-all = Подписка оформлена: все регионы.
chat-subscribed-already = Вы уже подписаны: { $regions }.
chat-unsubscribed = Подписка отменена: { $regions }.
chat-unsubscribed-all = Все подписки этого чата отменены.
chat-not-subscribed = Подписок в этом чате нет. Оформить: /subscribe смоленская
chat-admins-only = Менять подписки этого чата могут только его администраторы.
chat-did-you-mean = Вы имели в виду?
chat-unknown-region = Региона «{ $text }» нет в списке. Все названия: /regions
chat-which-region = О каком регионе рассказать? Например: /incidents смоленск 24h
chat-unknown-period = Период «{ $text }» не понят. Можно так: 24h, 7d, 30d.
chat-unknown-command = Такой команды нет. Список команд: /help
chat-regions = <b>Регионы</b>
chat-all-regions = все регионы
chat-settings = <b>Настройки этого чата</b>
chat-settings-regions = Регионы: { $regions }
chat-settings-language = Язык: русский
chat-settings-zone = Часовой пояс: { $zone }
chat-settings-schedule = { $minutes ->
    [1] Сообщения: сразу, как только сообщат новое
    [60] Сводка: не чаще раза в час{ $calm ->
        [1] {""}
       *[0] {""}, без новостей не приходит
    }
    [180] Сводка: раз в 3 часа{ $calm ->
        [1] {""}
       *[0] {""}, без новостей не приходит
    }
    [360] Сводка: раз в 6 часов{ $calm ->
        [1] {""}
       *[0] {""}, без новостей не приходит
    }
    [720] Сводка: раз в 12 часов{ $calm ->
        [1] {""}
       *[0] {""}, без новостей не приходит
    }
    [1440] Сводка: раз в день в { $at }{ $calm ->
        [1] {""}
       *[0] {""}, без новостей не приходит
    }
   *[other] Сводка: не чаще раза в { $minutes } мин{ $calm ->
        [1] {""}
       *[0] {""}, без новостей не приходит
    }
}
chat-status = <b>Состояние</b>
chat-status-channels = { $count ->
    [one] Читается { $count } канал
    [few] Читаются { $count } канала
   *[other] Читается { $count } каналов
}
chat-status-latest = Прочитано до { $at } ({ $zone })
chat-status-nothing = Ещё ничего не прочитано.
chat-too-many = { $seconds ->
    [one] Слишком много запросов. Повторите через { $seconds } секунду.
    [few] Слишком много запросов. Повторите через { $seconds } секунды.
   *[other] Слишком много запросов. Повторите через { $seconds } секунд.
}
chat-too-long = Сообщение слишком длинное.
chat-failed = Не получилось ответить. Ошибка записана, попробуйте позже.
button-subscribe = Подписаться
button-unsubscribe = Отписаться
button-incidents = Что сообщали
button-older = Раньше
button-newer = Позже

## Карта

map-title = БПЛА: о чём сообщили по регионам
map-subtitle = { $window } ({ $zone }) · по сообщениям официальных каналов
map-top = Больше всего
map-far = За краем карты
map-rest = другие
map-disputed = * штриховка — статус оспаривается; коды по ISO 3166-2
map-unreported = число не сообщалось (это не ноль)
map-source = Границы: Natural Earth

## chat

chat-district = { $district ->
    [central] Центральный округ
    [northwest] Северо-Западный округ
    [south] Южный округ
    [north_caucasus] Северо-Кавказский округ
    [volga] Приволжский округ
    [ural] Уральский округ
    [siberia] Сибирский округ
    [far_east] Дальневосточный округ
   *[disputed] Регионы со спорным статусом
}
chat-language-name = Русский
chat-no-command = Напишите название региона, чтобы узнать, что о нём сообщали. Все команды: /help
chat-which-incident = О каком событии рассказать? Его номер есть в ответе на /incidents, например: /incident 12
chat-no-incident = События № { $id } в записях нет.
chat-not-among = Подписка не изменилась, этих регионов в ней нет. В подписке: { $regions }.
chat-unsubscribe-part = Этот чат подписан на все регионы, отдельный регион из подписки не убрать. Отмените её командой /unsubscribe и подпишитесь на нужные регионы.
chat-subscribed-everything-already = Этот чат уже подписан на все регионы. Чтобы получать меньше, нажмите кнопку.
chat-old-button = Эта кнопка больше не работает. Все команды: /help
chat-status-incidents = { $count ->
    [one] За последние 24 часа { $count } событие
    [few] За последние 24 часа { $count } события
   *[other] За последние 24 часа { $count } событий
}
command-incident = одно событие со всеми источниками
button-another-region = Другой регион
button-back = ← Округа
button-everything = Все регионы
button-only = Только { $region }
chat-nothing-read = Сказать нечего: ни один канал, который мог бы сообщить об этом регионе, ещё не прочитан.
chat-read-since = Записи начинаются { $at }.
chat-disputed-note = * Статус оспаривается: в ISO 3166-2 эти регионы относятся к Украине; названы так, как их называют источники.
usage-incidents = РЕГИОН [24h|7d|30d] [МЕСТО]
usage-incident = НОМЕР
usage-subscribe = [НОМЕР | new] [РЕГИОН[: МЕСТО], …]

## Why

command-why = на чём держится запись: источники, слова, ссылки
why-title = <b>Откуда это</b> · { $where } · № { $id }
why-gone = Записи больше нет: { $successors ->
    [none] её сообщения больше ничего такого не сообщают.
   *[other] её сообщения вошли в № { $successors }.
}
why-source = <b>{ $source }</b>: { $figures }
why-proof = { $channel }, сообщение { $message }, версия { $version }, { $at }
why-proof-edited = правка { $at }
why-proof-deleted = удалено источником
why-stated = сказано: { $figures }
why-mode = { $mode ->
    [more] прибавляется к прежним
    [so_far] заменяет прежние
   *[plain] без пометки
}
why-template = правило { $template }
why-quotes = слова: { $quotes }
why-revisions = <b>Как менялась запись</b>
why-step = { $at }: { $what }
why-step-first = записано: { $number }
why-step-gone = запись снята
why-step-posts = по { $posts }
why-post = { $post } (версия { $version })
why-post-left = { $post } (больше не говорит об этом)
why-revisions-left = … и ещё { $number } раньше
why-readers = Прочитано читателем { $versions }
why-coverage = Чтение каналов за это время: { $channels }
why-covered = { $state ->
    [whole] { $channel } — целиком
    [partly] { $channel } — не целиком
   *[not] { $channel } — не читался
}

## Карты, графики, поиск, источники

command-map = карта сообщений по всем регионам
command-stats = сообщения по региону по дням, с графиком
command-search = события по словам из сообщений
command-sources = какие каналы читаются и до какого времени
usage-map = [24h|7d|30d]
usage-stats = РЕГИОН [7d|30d]
usage-search = СЛОВА
usage-region = [РЕГИОН]
button-map = Карта
button-chart = График
button-table = CSV
button-sources = ← Каналы
incidents-no-place = <b>{ $region }</b>: в сообщениях за это время «{ $place }» не названо.
map-unstated = Сообщено без числа: { $regions }
map-undivided = Общие числа без разбивки по регионам на карту не попали.
chart-title = БПЛА по дням: { $region }
chart-subtitle = по дню, когда событие закончилось ({ $zone }) · по сообщениям официальных каналов
chart-note = Наибольшие числа, названные источником; сообщения об одном времени не складываются
chart-not-read = каналы не читались
chart-unstated = сообщено без числа
chart-weekend = выходные
stats-total = БПЛА, по наибольшим названным числам: { $number }
stats-most = Больше всего { $day }: { $number }
stats-unstated = { $count ->
    [one] { $count } день с сообщениями без числа
    [few] { $count } дня с сообщениями без числа
   *[other] { $count } дней с сообщениями без числа
}
stats-unread = { $count ->
    [one] { $count } день, когда каналы не читались (это не ноль)
    [few] { $count } дня, когда каналы не читались (это не ноль)
   *[other] { $count } дней, когда каналы не читались (это не ноль)
}
table-cut = Только первые 5 000 событий; попросите период покороче.
search-title = Поиск: <b>{ $words }</b>
search-nothing = В записях нет событий, в сообщениях о которых есть все эти слова.
search-words = слова: { $words } · сообщения: { $links }
search-more = … и ещё { $number }; добавьте слово, чтобы сузить поиск.
chat-which-words = Что искать? Например: /search обломки смоленск
sources-title = { $count ->
    [one] Читается <b>{ $count } канал</b>
    [few] Читаются <b>{ $count } канала</b>
   *[other] Читается <b>{ $count } каналов</b>
}
sources-late = { $count ->
    [0] Все прочитаны вовремя
    [one] Отстаёт { $count }
   *[other] Отстают { $count }
}
sources-read = прочитан до { $at }
source-kind = { $kind ->
    [federal] федеральное ведомство
    [governor] губернатор
    [headquarters] оперштаб
    [government] власти региона
    [mayor] мэр
   *[city] город
}
location-region = Это { $region }. Местоположение не сохраняется.
location-nowhere = Ни один регион из списка там не лежит. Местоположение не сохраняется.

## Настройки

command-pause = приостановить сообщения или продолжить
command-forget = удалить всё об этом чате
command-zone = часовой пояс этого чата
usage-zone = [ГОРОД или РЕГИОН]
settings-threshold = О чём: { $value }
settings-quiet = Тихие часы: { $value }
settings-sound = Со звуком: { $value }
settings-calm = Без новостей: { $value }
settings-places = { $region } — только { $places }
settings-paused = <b>Приостановлено вами.</b>
settings-field = { $field ->
    [m] Расписание
    [d] Раз в день
    [t] О чём сообщать
    [q] Тихие часы
    [s] Звук
   *[z] Часовой пояс
}
settings-choose = { $field ->
    [m] <b>Когда присылать сообщения?</b>
    [d] <b>В какое время дня?</b> Или напишите любое: /daily 8:15
    [t] <b>О каких событиях сообщать?</b>
    [q] <b>Тихие часы</b>: сообщений нет, а потом одна сводка обо всём, что за них пришло. Или напишите любые: /quiet 22:30–7:15
    [s] <b>Какие сообщения приходят со звуком?</b>
   *[z] <b>Часовой пояс</b> — или напишите /zone и город, или пришлите местоположение в личном чате.
}
choice-window = { $minutes ->
    [1] Сразу
    [60] Каждый час
   *[other] Раз в { $hours ->
        [3] 3 часа
        [6] 6 часов
       *[12] 12 часов
    }
}
choice-daily = Раз в день …
choice-grave = только пострадавшие или повреждения
choice-least = { $least ->
    [0] обо всём
   *[other] от { $least } БПЛА
}
choice-off = нет
choice-sound = { $sound ->
    [all] все сообщения
    [grave] только о пострадавших или повреждениях
   *[none] никакие
}
choice-calm = { $calm ->
    [1] сообщать, что всё тихо
   *[0] не писать
}
button-calm = { $calm ->
    [1] Без новостей не писать
   *[0] Писать и без новостей
}
button-why = На чём держится
button-settings = ← Настройки
button-pause = Приостановить
button-resume = Продолжить
button-whole-district = Весь округ
button-whole-region = Весь регион
button-zone = Часовой пояс: { $zone }
chat-paused = Сообщения приостановлены. О том, что сообщат за это время, потом придёт одна сводка (не больше чем за 48 часов).
chat-resumed = Сообщения снова приходят.
chat-narrowed = Подписка сужена до мест. Сообщения, в которых ни одно из них не названо, не пересказываются.
chat-unknown-place = Таких мест бот не знает ({ $region }): { $text }. Подписку это не изменило.
chat-too-many-places = В подписке не больше { $count } мест; она не изменилась.
chat-too-many-subscriptions = В этом чате, вместе с его темами, уже подписок: { $count }. Больше нельзя; отмените одну: /unsubscribe
chat-unknown-zone = Для «{ $text }» часовой пояс не известен. Напишите город или регион, например /zone омск
forget-nothing = Об этом чате ничего не хранится.
forget-done = Удалено: подписки чата со всеми настройками ({ $subscriptions }), копии сообщений, отправленных и ожидавших ({ $messages }), пометки об управляемых отсюда каналах ({ $channels }). Больше ничего не хранилось. Сообщения в самом чате можете удалить вы.

usage-unsubscribe = [НОМЕР] [РЕГИОН, …]
usage-quiet = [НОМЕР] ЧЧ:ММ–ЧЧ:ММ | off
usage-daily = [НОМЕР] ЧЧ:ММ
usage-name = [НОМЕР] ИМЯ
usage-number = [НОМЕР]
command-quiet = тихие часы, любые
command-daily = одна сводка в день, в любое время
command-name = как называется подписка
settings-one = <b>Подписка { $number }</b>
settings-name = Имя: { $name }
settings-which-quiet = Тихие часы пишутся так: /quiet 22:30–7:15, а чтобы их не было: /quiet off
settings-which-time = Время пишется так: /daily 8:15
settings-which-name = Какую подписку назвать? Например: /name 2 Дача. Номера: /settings
settings-offer-time = Что сделать с этим временем?
chat-which-subscription = К какой подписке это относится?
chat-which-number = В этом чате несколько подписок. Напишите номер нужной перед регионами, например /subscribe 2 тульская, или new для новой.
chat-one-more = Это отдельная подписка. О чём уже рассказала другая с тем же расписанием, она не повторяет. Все подписки: /settings
chat-gone-subscription = Такой подписки больше нет.
chat-ended = Подписка отменена: { $title }.
button-new-subscription = + Ещё подписка
button-all-subscriptions = Ко всем
button-channels = Каналы
button-subscriptions = ← Подписки
button-apart = Отдельной подпиской
button-choices = Настроить

## Inline

inline-unread = каналы не читались

## Каналы, в которые пишет бот

command-mychannels = каналы, в которые пишет бот и которыми управляете вы
button-outlet = Настроить
outlet-head = Канал <b>{ $title }</b>
outlet-list = { $count ->
    [0] <b>Каналов, которыми вы управляете через бота, нет.</b>
    [one] <b>Через бота вы управляете { $count } каналом.</b>
   *[other] <b>Через бота вы управляете { $count } каналами.</b>
}
outlet-how = Чтобы сводки приходили в канал, сделайте бота его администратором с правом публикации. Затем напишите здесь /settings @канал или перешлите пост канала. Изменять, что получает канал, могут только его администраторы; работают и /subscribe @канал смоленск, /pause @канал и другие команды.
outlet-private-only = Каналами управляют в личном чате с ботом.
outlet-refused = { $reason ->
    [no_admin] Такого канала, где вы администратор, нет.
    [no_bot] Боту нельзя писать в этот канал. Сделайте его администратором с правом публикации и попробуйте снова.
   *[later] Спросить Telegram сейчас не удалось, попробуйте позже.
}
outlet-welcome = Теперь я могу писать в канал <b>{ $title }</b>. Что ему присылать?
outlet-lost = Я больше не могу писать в канал <b>{ $title }</b>. Его подписки приостановлены, ничего не потеряно. Снова сделайте меня администратором с правом публикации — и они продолжатся.

## Операторы

command-review = операторам: сообщения, к которым не подошёл ни один шаблон
command-health = операторам: как читается каждый канал
command-explain = операторам: почему текст прочитан так
usage-text = ТЕКСТ
review-title = <b>Непрочитанные сообщения</b>: открыто { $count }
review-empty = Открытых непрочитанных сообщений нет.
review-mark = { $mark ->
    [n] Не инцидент
   *[f] Инцидент, исправить позже
}
explain-which = Какой текст? /explain и за ним текст сообщения.
explain-verdict = Вердикт: <b>{ $verdict }</b>
health-title = <b>Каналы</b>: { $count }
health-never = никогда
health-line = { $state ->
    [ok] ✓
   *[late] <b>!</b>
} { $channel }: прочитан { $read }, последнее сообщение { $post }, отставание (95 %) { $lag }, паузы { $floods }, не понято { $unread }
command-channels = операторам: добавить канал, остановить или запустить
usage-channels = [add @ИМЯ РЕГИОН ВИД ВЕДОМСТВО | stop @ИМЯ | start @ИМЯ]
channels-title = <b>Каналы</b>: читаются { $followed }, известны { $known }
channels-how = Нажмите на канал, чтобы остановить или запустить его; знак ■ — не читается. Добавить: /channels add @имя RU-SMO governor Губернатор …
channels-usage = Напишите <code>/channels add @имя RU-SMO governor Губернатор …</code>, <code>/channels stop @имя</code> или <code>/channels start @имя</code>. Регион федерального ведомства — «-». Виды: { $kinds }.
channels-refused = { $reason ->
    [handle] «{ $given }» — не имя канала. Ничего не изменено.
    [region] Региона с кодом «{ $given }» нет. Ничего не изменено.
    [kind] Вида ведомства «{ $given }» нет. Ничего не изменено.
    [federal] «-» вместо региона бывает у федеральных ведомств и только у них, а не «{ $given }». Ничего не изменено.
    [office] Слишком длинное название ведомства: { $given }. Ничего не изменено.
    [absent] Канала @{ $given } в Telegram нет. Ничего не изменено.
   *[unknown] Канала @{ $given } в списке нет. Ничего не изменено.
}
channels-added = Теперь читается: @{ $handle } { $title }
channels-unchecked = Спросить Telegram, есть ли такой канал, не удалось; если его нет, об этом сообщит тревога.
channels-state = { $followed ->
    [1] Читается.
   *[0] Не читается; записанное остаётся.
}
channels-unread = ещё не прочитан
channels-change = { $followed ->
    [1] ■ Остановить
   *[0] ▶ Запустить
}
command-announce = операторам: сообщение во все чаты, сначала показ
usage-announce = ТЕКСТ
announce-head = <b>От операторов бота</b>
announce-usage = Напишите /announce и текст. Чтобы дать текст на каждом языке, начните строки с <code>ru:</code> и <code>en:</code>. Сначала он будет показан, а отправлен — по нажатию кнопки.
announce-unclear = { $reason ->
    [empty] Текст пуст. Ничего не отправлено.
    [twice] «{ $language }:» встречается дважды. Ничего не отправлено.
    [before] Перед первым языком есть слова. Ничего не отправлено.
   *[long] Текст длиннее 3500 знаков. Ничего не отправлено.
}
announce-question = { $count ->
    [0] Подписчиков нет, отправлять некому.
    [one] Так это будет выглядеть. Отправить в { $count } чат?
    [few] Так это будет выглядеть. Отправить в { $count } чата?
   *[other] Так это будет выглядеть. Отправить в { $count } чатов?
}
announce-sending = { $count ->
    [one] Отправляется в { $count } чат — после тревог и сводок. О доставке будет сообщено.
    [few] Отправляется в { $count } чата — после тревог и сводок. О доставке будет сообщено.
   *[other] Отправляется в { $count } чатов — после тревог и сводок. О доставке будет сообщено.
}
announce-cancelled = Ничего не отправлено.
announce-closed = Это объявление уже закрыто: отправлено, отменено или старше суток.
announce-progress = Объявление: доставлено в чаты — { $delivered } из { $chats }, ещё ждут — { $waiting }.
button-announce = { $count ->
    [one] Отправить в { $count } чат
    [few] Отправить в { $count } чата
   *[other] Отправить в { $count } чатов
}
button-cancel = Отменить
button-draft = Черновик шаблона
draft-head = <b>Черновик</b> для { $post }, чтобы скопировать в config/templates:
draft-none = Шаблон составить нельзя: { $reason }.
chat-status-lag-seconds = { $count ->
    [one] Самый медленный канал: { $channel }, 95 из 100 постов учтены за { $count } секунду
    [few] Самый медленный канал: { $channel }, 95 из 100 постов учтены за { $count } секунды
   *[other] Самый медленный канал: { $channel }, 95 из 100 постов учтены за { $count } секунд
}
chat-status-lag-minutes = { $count ->
    [one] Самый медленный канал: { $channel }, 95 из 100 постов учтены за { $count } минуту
    [few] Самый медленный канал: { $channel }, 95 из 100 постов учтены за { $count } минуты
   *[other] Самый медленный канал: { $channel }, 95 из 100 постов учтены за { $count } минут
}
