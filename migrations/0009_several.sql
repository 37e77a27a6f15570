-- A chat, and each forum topic of it, may have several subscriptions.

create table several (
    id         integer primary key autoincrement,
    chat_id    integer not null,                  -- marked id: users positive, channels and supergroups -100…
    topic      integer not null default 0,        -- forum topic, 0 = none
    name       text not null default '',          -- what the chat calls it; '' = by its regions
    regions    text not null,                     -- JSON array of codes, sorted; ["*"] = everything
    language   text not null,
    zone       text not null,
    minutes    integer not null default 60,       -- length of a digest's window
    wish       text not null default '',          -- canonical JSON; '' = the default wish
    beside     text not null default '',          -- what others of the same place tell already, see bot/store/beside.py
    fixed      integer not null default 0,        -- 1 = named by a setting
    window_end integer not null,                  -- digests are made up to here …
    told_seq   integer not null,                  -- … and cover revisions up to this one
    behind     integer not null default 0,        -- 1 = late, 2 = perhaps told already
    paused     text,                              -- exact error that paused it; null = active
    paused_at  integer,
    retry_at   integer,                           -- when a paused one is tried again
    retries    integer not null default 0,
    created    integer not null
) strict;

insert into several (id, chat_id, topic, regions, language, zone, minutes, wish, fixed, window_end, told_seq, behind,
                     paused, paused_at, retry_at, retries, created)
select id, chat_id, topic, regions, language, zone, minutes, wish, fixed, window_end, told_seq, behind,
       paused, paused_at, retry_at, retries, created
from subscription;

-- Ids are never given out twice, also not those of subscriptions that are gone.
update sqlite_sequence set seq = max(seq, (select seq from sqlite_sequence where name = 'subscription'))
where name = 'several';
insert into sqlite_sequence (name, seq)
select 'several', seq from sqlite_sequence
where name = 'subscription' and not exists (select 1 from sqlite_sequence where name = 'several');

-- Dropping the old table sets what refers to it to null.
create table owed (id integer primary key, subscription_id integer not null) strict;
insert into owed (id, subscription_id) select id, subscription_id from outbox where subscription_id is not null;
drop table subscription;
alter table several rename to subscription;
update outbox set subscription_id = (select subscription_id from owed where owed.id = outbox.id)
where id in (select id from owed);
drop table owed;

create index subscription_by_chat on subscription (chat_id, topic, id);
create index subscription_due on subscription (minutes, zone, wish, window_end) where paused is null;
create index subscription_alike on subscription
    (minutes, zone, wish, told_seq, window_end, regions, language, behind, beside, id) where paused is null;
create index subscription_paused on subscription (paused_at) where paused is not null;
create index subscription_retry on subscription (retry_at) where retry_at is not null;
