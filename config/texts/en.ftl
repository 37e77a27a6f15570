### English. Messages are HTML; whatever comes from outside is made safe before it is put in.

## Dates and numbers

month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
zone-moscow = Moscow time
count-about = about { $number }
count-at-least = at least { $number }
count-not-stated = not stated
list-more = and { $number } more

## Sources

figure-by = { $kind ->
    [mod] reported by the Ministry of Defence
    [governor] reported by the governor
    [headquarters] reported by the operational headquarters
    [government] reported by the regional government
    [mayor] reported by the mayor
    [city] reported by the city authorities
   *[other] reported by { $channel }
}
source-name = { $kind ->
    [mod] Ministry of Defence
    [governor] governor
    [headquarters] operational headquarters
    [government] regional government
    [mayor] mayor
    [city] city authorities
   *[other] { $channel }
}
source-withdrawn = { $source } (deleted by the source)

## Incident

figure-headline = <b>{ $number }</b> — { $source }
figure-estimate = estimate: unclear whether the source's figures add up
figure-notes = ({ $notes })
figure-other = { $source }: { $number }
figure-not-stated = UAVs intercepted, number not stated
figure-impact = a UAV or debris came down
figure-attacked = attacking: { $number }
figure-undivided = a total, not given by region
killed = { $number ->
    [one] { $number } person killed
   *[other] { $number } people killed
}
injured = { $number ->
    [one] { $number } person injured
   *[other] { $number } people injured
}
people-claims = { $claim } (others report: { $others })
no-casualties = no casualties
no-killed = nobody killed
no-injured = nobody injured
damage-stated = damage reported
damage-denied = no damage
responders = emergency services at work
shelters = temporary shelters opened
place-districts = { $count ->
    [one] { $names } District
   *[other] districts: { $names }
}
place-city-districts = { $count ->
    [one] { $names } city district
   *[other] city districts: { $names }
}
place-street = { $name } Street
place-houses = { $street } ({ $count ->
    [one] building
   *[other] buildings
} { $houses })
incident-withdrawn = <i>deleted by the source</i>
incident-number = no. { $id }
incident-places = Where: { $places }
incident-consequences = Consequences: { $consequences }
incident-time = When: { $time } ({ $zone })
time-reported = reported { $time }
incident-sources = Sources:
incident-source-line = { $source }: { $figures } ({ $links })
incident-flags = Reservations:
flag-unmarked-sum = the source gave figures without saying whether they add to earlier ones; shown from the largest to the sum
flag-breakdown-mismatch = the total in the post does not match its breakdown
flag-above-ministry = the figure is above the Ministry of Defence's for the same time
flag-overlapping-windows = periods in posts of one source overlap
flag-region-without-channel = no channel of the region is read
flag-unusual-count = an unusually large figure, check it at the source

## Digest

demo-mark = DEMO
digest-title = <b>UAV digest</b> · { $window } ({ $zone })
digest-ministry = Ministry of Defence: { $figures }
digest-ministry-figure = <b>{ $number }</b> { $where } ({ $window })
where-regions = { $count ->
    [one] in { $count } region
   *[other] in { $count } regions
}
where-seas = { $count ->
    [one] over { $count } sea
   *[other] over { $count } seas
}
where-both = { $regions } and { $seas }
digest-regional = { $count ->
    [one] Regional channels: reports on { $count } region
   *[other] Regional channels: reports on { $count } regions
}
digest-undivided = <b>Not broken down by region</b>
digest-corrections = <b>Corrections</b>
correction-note = <b>corrected { $at }:</b> { $changes }
digest-correction = corrected { $at }: { $changes } — { $where }
change-figure = { $kind ->
    [killed] killed: { $old } → { $new }
    [injured] injured: { $old } → { $new }
   *[downed] { $old } → { $new }
}
change-fact = { $kind ->
    [damage_stated] damage is now reported
    [damage_denied] damage is now denied
    [damage_not_stated] damage is no longer mentioned
    [withdrawn] post deleted by the source
    [restored] post published again
    [gone] entry removed
   *[other] details specified
}
change-by = { $change } ({ $source })
digest-gaps = <b>Not read</b>
gap-since = { $channel } not read since { $at }
gap-never = { $channel } not read yet
gap-federal = Federal channels
digest-nothing = No new reports of UAVs.
digest-late = <i>One digest for several periods: it could not be sent in time.</i>
digest-uncertain = <i>The bot was restored from a copy: some of this may have been sent before.</i>
delivery-topic-closed = The topic in which digests were sent is closed or deleted. From now on they come here; to choose another topic, write /subscribe in it.
incident-told-before = <i>in an alert before</i>
digest-continued = continued, { $part } of { $parts }
footer = <i>As reported by official channels. This is not a warning service.</i>
map-caption = <b>Map of UAV reports</b> · { $window } ({ $zone })

## Answer to /incidents

incidents-title = <b>{ $region }</b> · { $period }
incidents-count = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
incidents-none = No reports of UAVs are on record here.
period-hours = { $count ->
    [one] last { $count } hour
   *[other] last { $count } hours
}
period-days = { $count ->
    [one] last { $count } day
   *[other] last { $count } days
}
period-all = whole record
fresh = Read so far: { $channels } ({ $zone })
fresh-channel = { $channel } to { $at }
fresh-nobody = No channel of this region is read.

## Commands

command-start = what this bot is
command-help = commands and examples
command-subscribe = subscribe; there may be several subscriptions
command-unsubscribe = unsubscribe
command-incidents = what was reported for a region
command-regions = list of regions
command-settings = subscriptions and their settings
command-status = how fresh the data is
help-head = <b>Commands</b>
help-line = /{ $command } — { $about }
help-foot =
    Write a region as you like: <code>smolensk</code>, <code>смоленская</code>, <code>RU-SMO</code>.
    Examples:
    <code>/incidents smolensk 7d</code>
    <code>/incidents smolensk 7d rudnya</code>
    <code>/subscribe bryansk, kursk</code>
    <code>/subscribe smolensk: rudnya, yartsevo</code>
    <code>/subscribe central district</code>

## Conversation

chat-start =
    <b>Digests of official reports on UAVs</b>
    The bot reads the Telegram channels of Russia's Ministry of Defence, of governors and of regional headquarters, brings together what they say about one event, and sends a digest at most once an hour. No news, no message.

    It repeats what official channels state and verifies nothing; every figure names its source.
    <b>This is not a warning service.</b> Messages arrive late; in danger follow the emergency services (112).

    Write the name of a region to see what was reported there, or subscribe: /subscribe smolensk, or by the buttons. You may also send a location: it becomes a region and is not stored.
chat-about =
    The digests repeat what official channels state on UAVs and verify nothing; no news, no message.
    <b>This is not a warning service.</b> Messages arrive late; in danger follow the emergency services (112).
chat-subscribe-ask = Which region? Write its name after the command, for example /subscribe smolensk, or press a button.
chat-subscribed = Subscribed: { $regions }.
chat-subscribed-all = Subscribed: all regions.
chat-subscribed-already = You are subscribed already: { $regions }.
chat-unsubscribed = Unsubscribed: { $regions }.
chat-unsubscribed-all = All subscriptions of this chat are cancelled.
chat-not-subscribed = This chat has no subscriptions. To make one: /subscribe smolensk
chat-admins-only = Only administrators of this chat can change its subscriptions.
chat-did-you-mean = Did you mean?
chat-unknown-region = There is no region “{ $text }” in the list. All names: /regions
chat-which-region = Which region? For example: /incidents smolensk 24h
chat-unknown-period = The period “{ $text }” is not understood. Use 24h, 7d or 30d.
chat-unknown-command = There is no such command. All commands: /help
chat-regions = <b>Regions</b>
chat-all-regions = all regions
chat-settings = <b>Settings of this chat</b>
chat-settings-regions = Regions: { $regions }
chat-settings-language = Language: English
chat-settings-zone = Time zone: { $zone }
chat-settings-schedule = { $minutes ->
    [1] Messages: at once when something new is reported
    [60] Digest: at most once an hour{ $calm ->
        [1] {""}
       *[0] {""}, none without news
    }
    [180] Digest: every 3 hours{ $calm ->
        [1] {""}
       *[0] {""}, none without news
    }
    [360] Digest: every 6 hours{ $calm ->
        [1] {""}
       *[0] {""}, none without news
    }
    [720] Digest: every 12 hours{ $calm ->
        [1] {""}
       *[0] {""}, none without news
    }
    [1440] Digest: once a day at { $at }{ $calm ->
        [1] {""}
       *[0] {""}, none without news
    }
   *[other] Digest: at most once in { $minutes } min{ $calm ->
        [1] {""}
       *[0] {""}, none without news
    }
}
chat-status = <b>Status</b>
chat-status-channels = { $count ->
    [one] { $count } channel is read
   *[other] { $count } channels are read
}
chat-status-latest = Read up to { $at } ({ $zone })
chat-status-nothing = Nothing has been read yet.
chat-too-many = { $seconds ->
    [one] Too many requests. Try again in { $seconds } second.
   *[other] Too many requests. Try again in { $seconds } seconds.
}
chat-too-long = The message is too long.
chat-failed = The answer failed. The error is recorded, please try again later.
button-subscribe = Subscribe
button-unsubscribe = Unsubscribe
button-incidents = What was reported
button-older = Older
button-newer = Newer

## Map

map-title = UAVs: what was reported, by region
map-subtitle = { $window } ({ $zone }) · as reported by official channels
map-top = Most reported
map-far = Beyond the map
map-rest = others
map-disputed = * hatching: disputed status; codes of ISO 3166-2
map-unreported = no number reported (which is not zero)
map-source = Boundaries: Natural Earth

## chat

chat-district = { $district ->
    [central] Central Federal District
    [northwest] Northwestern Federal District
    [south] Southern Federal District
    [north_caucasus] North Caucasian Federal District
    [volga] Volga Federal District
    [ural] Ural Federal District
    [siberia] Siberian Federal District
    [far_east] Far Eastern Federal District
   *[disputed] Regions of disputed status
}
chat-language-name = English
chat-no-command = Write the name of a region to see what was reported there. All commands: /help
chat-which-incident = Which event? Its number stands in the answer to /incidents, for example: /incident 12
chat-no-incident = There is no event no. { $id } in the record.
chat-not-among = The subscription stays as it is, those regions are not part of it. It has: { $regions }.
chat-unsubscribe-part = This chat is subscribed to all regions; single ones cannot be taken out. Cancel with /unsubscribe, then subscribe to the regions you want.
chat-subscribed-everything-already = This chat is subscribed to all regions already. To get less, press a button.
chat-old-button = This button no longer works. All commands: /help
chat-status-incidents = { $count ->
    [one] { $count } event in the last 24 hours
   *[other] { $count } events in the last 24 hours
}
command-incident = one event with all its sources
button-another-region = Another region
button-back = ← Districts
button-everything = All regions
button-only = Only { $region }
chat-nothing-read = Nothing can be said: no channel that could tell of this region has been read yet.
chat-read-since = The record begins { $at }.
chat-disputed-note = * Disputed status: ISO 3166-2 lists these regions under Ukraine; named as the sources name them.
usage-incidents = REGION [24h|7d|30d] [PLACE]
usage-incident = NUMBER
usage-subscribe = [NUMBER | new] [REGION[: PLACE], …]

## Why

command-why = what a record rests on: sources, words, links
why-title = <b>Where this comes from</b> · { $where } · no. { $id }
why-gone = This record is gone: { $successors ->
    [none] its posts no longer say anything of the kind.
   *[other] its posts are now part of no. { $successors }.
}
why-source = <b>{ $source }</b>: { $figures }
why-proof = { $channel }, post { $message }, version { $version }, { $at }
why-proof-edited = edited { $at }
why-proof-deleted = deleted by the source
why-stated = stated: { $figures }
why-mode = { $mode ->
    [more] adds to earlier ones
    [so_far] replaces earlier ones
   *[plain] unmarked
}
why-template = rule { $template }
why-quotes = words: { $quotes }
why-revisions = <b>How the record changed</b>
why-step = { $at }: { $what }
why-step-first = recorded: { $number }
why-step-gone = record withdrawn
why-step-posts = from { $posts }
why-post = { $post } (version { $version })
why-post-left = { $post } (no longer speaks of it)
why-revisions-left = … and { $number } earlier
why-readers = Read by reader { $versions }
why-coverage = How the channels were read in that time: { $channels }
why-covered = { $state ->
    [whole] { $channel } – all of it
    [partly] { $channel } – in part
   *[not] { $channel } – not read
}

## Maps, charts, search, sources

command-map = map of what was reported in all regions
command-stats = reports of a region by day, with a chart
command-search = events by words in the posts
command-sources = which channels are read, up to when
usage-map = [24h|7d|30d]
usage-stats = REGION [7d|30d]
usage-search = WORDS
usage-region = [REGION]
button-map = Map
button-chart = Chart
button-table = CSV
button-sources = ← Channels
incidents-no-place = <b>{ $region }</b>: no report in this period names “{ $place }”.
map-unstated = Reported without a number: { $regions }
map-undivided = Totals that are not given by region are not on the map.
chart-title = UAVs by day: { $region }
chart-subtitle = by the day on which an event ended ({ $zone }) · as reported by official channels
chart-note = Largest figures named by a source; reports of one time are not added up
chart-not-read = no channel was read
chart-unstated = reported without a number
chart-weekend = weekend
stats-total = UAVs, largest figures named: { $number }
stats-most = Most on { $day }: { $number }
stats-unstated = { $count ->
    [one] { $count } day with reports but no number
   *[other] { $count } days with reports but no number
}
stats-unread = { $count ->
    [one] { $count } day on which no channel was read (which is not zero)
   *[other] { $count } days on which no channel was read (which is not zero)
}
table-cut = Only the first 5,000 events; ask for a shorter period.
search-title = Search: <b>{ $words }</b>
search-nothing = No event on record has posts with all these words.
search-words = words: { $words } · posts: { $links }
search-more = … and { $number } more; add a word to narrow the search.
chat-which-words = What to search for? For example: /search debris smolensk
sources-title = { $count ->
    [one] <b>{ $count } channel</b> is read
   *[other] <b>{ $count } channels</b> are read
}
sources-late = { $count ->
    [0] All of them are up to date
    [one] { $count } of them is not up to date
   *[other] { $count } of them are not up to date
}
sources-read = read up to { $at }
source-kind = { $kind ->
    [federal] federal office
    [governor] governor
    [headquarters] headquarters
    [government] government
    [mayor] mayor
   *[city] city
}
location-region = That is in { $region }. The location is not stored.
location-nowhere = No region of the list lies there. The location is not stored.

## Settings

command-pause = stop messages for a while, or go on
command-forget = delete everything about this chat
command-zone = time zone of this chat
usage-zone = [CITY or REGION]
settings-threshold = Told: { $value }
settings-quiet = Quiet hours: { $value }
settings-sound = Sound: { $value }
settings-calm = Without news: { $value }
settings-places = { $region } — only { $places }
settings-paused = <b>Paused by you.</b>
settings-field = { $field ->
    [m] Schedule
    [d] Daily digest
    [t] What is told
    [q] Quiet hours
    [s] Sound
   *[z] Time zone
}
settings-choose = { $field ->
    [m] <b>When should messages come?</b>
    [d] <b>At what time of the day?</b> Or write any: /daily 8:15
    [t] <b>Which events should be told?</b>
    [q] <b>Quiet hours</b>: no messages, then one digest of all that came meanwhile. Or write any: /quiet 22:30–7:15
    [s] <b>Which messages make a sound?</b>
   *[z] <b>Time zone</b> – or write /zone and a city, or send a location in a private chat.
}
choice-window = { $minutes ->
    [1] At once
    [60] Every hour
   *[other] Every { $hours ->
        [3] 3 hours
        [6] 6 hours
       *[12] 12 hours
    }
}
choice-daily = Once a day …
choice-grave = casualties or damage only
choice-least = { $least ->
    [0] everything
   *[other] from { $least } UAVs
}
choice-off = none
choice-sound = { $sound ->
    [all] every message
    [grave] casualties or damage only
   *[none] no message
}
choice-calm = { $calm ->
    [1] a message that all is calm
   *[0] no message
}
button-calm = { $calm ->
    [1] No message without news
   *[0] Message without news too
}
button-why = What it rests on
button-settings = ← Settings
button-pause = Pause
button-resume = Go on
button-whole-district = Whole district
button-whole-region = Whole region
button-zone = Time zone: { $zone }
chat-paused = Messages are paused. What is reported meanwhile comes in one digest afterwards (of the last 48 hours at most).
chat-resumed = Messages go on.
chat-narrowed = Subscription narrowed to places. A report that names no place of them is not told.
chat-unknown-place = No such place is known in { $region }: { $text }. The subscription has not been changed by it.
chat-too-many-places = A subscription holds at most { $count } places; it has not been changed.
chat-too-many-subscriptions = This chat has { $count } subscriptions already, those of its topics included. To make another one, end one: /unsubscribe
chat-unknown-zone = No time zone is known for “{ $text }”. Write a city or a region, for example /zone omsk
forget-nothing = Nothing is kept about this chat.
forget-done = Deleted: the chat's subscriptions with all their settings ({ $subscriptions }), the copies of messages sent or waiting ({ $messages }), and the note which channels you manage here ({ $channels }). Nothing else was kept. Messages in the chat itself are yours to delete.

usage-unsubscribe = [NUMBER] [REGION, …]
usage-quiet = [NUMBER] HH:MM–HH:MM | off
usage-daily = [NUMBER] HH:MM
usage-name = [NUMBER] NAME
usage-number = [NUMBER]
command-quiet = quiet hours, any
command-daily = one digest a day, at any time
command-name = what a subscription is called
settings-one = <b>Subscription { $number }</b>
settings-name = Name: { $name }
settings-which-quiet = Write quiet hours like this: /quiet 22:30–7:15, and to have none: /quiet off
settings-which-time = Write the time like this: /daily 8:15
settings-which-name = Which subscription is to be named? For example: /name 2 Cottage. Numbers: /settings
settings-offer-time = What shall be done with this time?
chat-which-subscription = Which subscription is this about?
chat-which-number = This chat has several subscriptions. Write the number of the one you mean before the regions, such as /subscribe 2 tula, or new for a new one.
chat-one-more = This is a subscription of its own. It does not repeat what another one of the same schedule has told. All subscriptions: /settings
chat-gone-subscription = There is no such subscription any more.
chat-ended = Cancelled: { $title }.
button-new-subscription = + Another subscription
button-all-subscriptions = To all of them
button-channels = Channels
button-subscriptions = ← Subscriptions
button-apart = As one of its own
button-choices = Choices

## Inline

inline-unread = no channel was read

## Channels where the bot posts

command-mychannels = channels where this bot posts and that you manage
button-outlet = Set up
outlet-head = Channel <b>{ $title }</b>
outlet-list = { $count ->
    [0] <b>You manage no channel with this bot.</b>
    [one] <b>You manage { $count } channel with this bot.</b>
   *[other] <b>You manage { $count } channels with this bot.</b>
}
outlet-how = To have digests in a channel: make this bot an admin there with the right to post. Then write /settings @channel here, or forward a post of the channel. Only admins of the channel can change what it gets: /subscribe @channel smolensk, /pause @channel and so on work too.
outlet-private-only = Channels are managed in a private chat with this bot.
outlet-refused = { $reason ->
    [no_admin] That is no channel of which you are an admin.
    [no_bot] This bot may not post there. Make it an admin of the channel with the right to post, then try again.
   *[later] Telegram cannot be asked just now; please try again later.
}
outlet-welcome = I may post in the channel <b>{ $title }</b> now. What should it get?
outlet-lost = I may no longer post in the channel <b>{ $title }</b>. Its subscriptions are paused; nothing is lost. Make me an admin with the right to post again, and they go on.

## Operators

command-review = operators: posts that no template fits
command-health = operators: how each channel is doing
command-explain = operators: why a text is read as it is
usage-text = TEXT
review-title = <b>Unread posts</b>: { $count } open
review-empty = No unread post is open.
review-mark = { $mark ->
    [n] Not an incident
   *[f] Incident, fix later
}
explain-which = Which text? /explain and the text of a post behind it.
explain-verdict = Verdict: <b>{ $verdict }</b>
health-title = <b>Channels</b>: { $count }
health-never = never
health-line = { $state ->
    [ok] ✓
   *[late] <b>!</b>
} { $channel }: read { $read }, last post { $post }, lag (95 %) { $lag }, floods { $floods }, unread { $unread }
command-channels = operators: add a channel, stop or start one
usage-channels = [add @NAME REGION KIND OFFICE | stop @NAME | start @NAME]
channels-title = <b>Channels</b>: { $followed } followed, { $known } known
channels-how = Press a channel to stop or start it; ■ marks those that are not followed. To add one: /channels add @name RU-SMO governor Governor of …
channels-usage = Write <code>/channels add @name RU-SMO governor Governor of …</code>, <code>/channels stop @name</code> or <code>/channels start @name</code>. The region of a federal office is “-”. Kinds: { $kinds }.
channels-refused = { $reason ->
    [handle] “{ $given }” is no name of a channel. Nothing has changed.
    [region] No region has the code “{ $given }”. Nothing has changed.
    [kind] “{ $given }” is no kind of office. Nothing has changed.
    [federal] Federal offices, and only they, have “-” as their region, not “{ $given }”. Nothing has changed.
    [office] The name of the office is too long: { $given }. Nothing has changed.
    [absent] Telegram knows no channel @{ $given }. Nothing has changed.
   *[unknown] No channel @{ $given } is on the list. Nothing has changed.
}
channels-added = Followed from now on: @{ $handle } { $title }
channels-unchecked = Telegram could not be asked whether this channel exists; if it does not, an alarm will say so.
channels-state = { $followed ->
    [1] Followed.
   *[0] Not followed; what is on record stays.
}
channels-unread = not read yet
channels-change = { $followed ->
    [1] ■ Stop
   *[0] ▶ Start
}
command-announce = operators: a message to all chats, shown first
usage-announce = TEXT
announce-head = <b>From the operators of this bot</b>
announce-usage = Write /announce and the text behind it. For a text in each language begin lines with <code>ru:</code> and <code>en:</code>. It is shown first and sent when you press the button.
announce-unclear = { $reason ->
    [empty] The text is empty. Nothing is sent.
    [twice] “{ $language }:” comes twice. Nothing is sent.
    [before] There are words before the first language. Nothing is sent.
   *[long] A text is longer than 3,500 characters. Nothing is sent.
}
announce-question = { $count ->
    [0] Nobody is subscribed; there is nobody to send it to.
    [one] This is how it will look. Send it to { $count } chat?
   *[other] This is how it will look. Send it to { $count } chats?
}
announce-sending = { $count ->
    [one] It goes to { $count } chat, after alerts and digests. You will be told when it has arrived.
   *[other] It goes to { $count } chats, after alerts and digests. You will be told when it has arrived.
}
announce-cancelled = Nothing is sent.
announce-closed = This announcement is no longer open: it was sent or dropped, or is older than a day.
announce-progress = Announcement: delivered to { $delivered } of { $chats } chats, { $waiting } still waiting.
button-announce = { $count ->
    [one] Send to { $count } chat
   *[other] Send to { $count } chats
}
button-cancel = Cancel
button-draft = Draft a template
draft-head = <b>Draft</b> for { $post }, to copy into config/templates:
draft-none = No template can be made: { $reason }.
chat-status-lag-seconds = { $count ->
    [one] Slowest channel: { $channel }, 95 of 100 posts on record within { $count } second
   *[other] Slowest channel: { $channel }, 95 of 100 posts on record within { $count } seconds
}
chat-status-lag-minutes = { $count ->
    [one] Slowest channel: { $channel }, 95 of 100 posts on record within { $count } minute
   *[other] Slowest channel: { $channel }, 95 of 100 posts on record within { $count } minutes
}
