-- The record. Moments are whole seconds since 1970-01-01T00:00:00Z; bodies are JSON of bot/model.

create table meta (
    key   text primary key,
    value text not null
) strict;

create table channel (
    id          integer primary key,              -- Telegram's numeric id
    handle      text not null collate nocase unique,
    title       text not null default '',
    access_hash integer,
    verified    integer not null default 0,
    cursor      integer not null default 0,       -- highest message id stored or known to be empty
    read_from   integer,                          -- covered without a gap from here …
    read_to     integer                           -- … up to here; null = never read
) strict;

create table post (
    channel_id     integer not null references channel (id),
    message_id     integer not null,
    posted         integer not null,
    version        integer not null,              -- the latest one
    reply_to       integer,
    album          integer,
    forwarded_from text,
    link           text,
    deleted        integer,                       -- when the deletion was noticed
    primary key (channel_id, message_id)
) strict, without rowid;

create index post_by_time on post (channel_id, posted);

create table post_version (
    channel_id integer not null,
    message_id integer not null,
    version    integer not null,                  -- 1, 2, …; a new one only when the text differs
    text       text not null,
    edited     integer,
    seen       integer not null,
    reader     text,                              -- version of the reader; null = not read yet
    verdict    text,
    reading    text,                              -- JSON, see bot/model/codec.py
    primary key (channel_id, message_id, version),
    foreign key (channel_id, message_id) references post (channel_id, message_id)
) strict, without rowid;

create table statement (                          -- reports of latest versions, as the join needs to find them
    channel_id integer not null,
    message_id integer not null,
    regions    text not null,                     -- codes and sea names, joined by +
    starts     integer not null,
    ends       integer not null,
    primary key (channel_id, message_id, regions, starts, ends),
    foreign key (channel_id, message_id) references post (channel_id, message_id)
) strict, without rowid;

create index statement_by_regions on statement (regions, ends);

create table incident (
    id       integer primary key autoincrement,
    starts   integer not null,
    ends     integer not null,
    gone     integer not null default 0,          -- 1 = no statement supports it any more (merged or re-read)
    seq      integer not null default 0,          -- latest incident_revision.seq
    body     text not null                        -- JSON, see bot/store/incident_codec.py
) strict;

create table incident_region (
    region      text not null,
    ends        integer not null,
    incident_id integer not null references incident (id) on delete cascade,
    starts      integer not null,
    primary key (region, ends, incident_id)
) strict, without rowid;

create index incident_region_by_incident on incident_region (incident_id);

create table incident_post (                      -- which posts stand behind an incident
    channel_id  integer not null,
    message_id  integer not null,
    incident_id integer not null references incident (id) on delete cascade,
    primary key (channel_id, message_id, incident_id)
) strict, without rowid;

create index incident_post_by_incident on incident_post (incident_id);

create table incident_revision (
    seq         integer primary key autoincrement, -- the order in which the record changed
    incident_id integer not null references incident (id) on delete cascade,
    at          integer not null,
    gone        integer not null default 0,
    body        text not null
) strict;

create index incident_revision_by_incident on incident_revision (incident_id, seq);
create index incident_revision_by_time on incident_revision (at, seq);

create table subscription (
    id         integer primary key autoincrement,
    chat_id    integer not null,                  -- marked id: users positive, channels and supergroups -100…
    topic      integer not null default 0,        -- forum topic, 0 = none
    regions    text not null,                     -- JSON array of codes, sorted; ["*"] = everything
    language   text not null,
    zone       text not null,
    minutes    integer not null default 60,       -- length of a digest's window
    fixed      integer not null default 0,        -- 1 = named by a setting
    window_end integer not null,                  -- digests are made up to here …
    told_seq   integer not null,                  -- … and cover revisions up to this one
    paused     text,                              -- exact error that paused it; null = active
    created    integer not null,
    unique (chat_id, topic)
) strict;

create index subscription_due on subscription (minutes, zone, window_end) where paused is null;

create table media (
    sha256 text primary key,
    bytes  blob not null
) strict, without rowid;

create table outbox (
    id              integer primary key autoincrement,
    subscription_id integer references subscription (id) on delete set null,
    chat_id         integer not null,
    topic           integer not null,
    window_start    integer not null,
    window_end      integer not null,
    part            integer not null,
    random_id       integer not null unique,      -- makes a repeated send the same message
    html            text not null,
    media           text references media (sha256),
    silent          integer not null default 0,
    state           text not null default 'due' check (state in ('due', 'sending', 'sent', 'failed')),
    attempts        integer not null default 0,
    not_before      integer not null default 0,
    made            integer not null,
    sent            integer,
    message_id      integer,
    error           text,
    unique (subscription_id, window_end, part)
) strict;

create index outbox_pending on outbox (not_before, id) where state in ('due', 'sending');
create index outbox_by_chat on outbox (chat_id, id) where state in ('due', 'sending');
