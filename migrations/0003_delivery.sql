-- Delivery: bodies kept once, messages that may have been shown, waits by chat, pauses that are tried again.

create table body (
    id        integer primary key,
    hash      text not null unique,               -- of all it holds; 'outbox-N' for those older than this table
    html      text not null,
    media     text references media (sha256),
    file_name text                                -- the media is a document of this name; null = a picture
) strict;

insert into body (hash, html, media) select 'outbox-' || min(id), html, media from outbox group by html, media;

create table message (
    id              integer primary key autoincrement,
    subscription_id integer references subscription (id) on delete set null,
    chat_id         integer not null,
    topic           integer not null,
    priority        integer not null default 1,   -- 0 = alert or notice, 1 = digest
    window_start    integer not null,
    window_end      integer not null,
    part            integer not null,
    from_seq        integer,                      -- tells of revisions after this one; null = cannot be made again
    random_id       integer not null unique,      -- makes a repeated send the same message
    body_id         integer not null references body (id),
    silent          integer not null default 0,
    state           text not null default 'due' check (
        state in ('due', 'sending', 'sent', 'failed', 'parked', 'superseded', 'uncertain')
    ),
    maybe           integer not null default 0,   -- 1 = an attempt had no answer: it may have been shown
    attempts        integer not null default 0,
    not_before      integer not null default 0,
    expires         integer,                      -- of no use after this moment
    made            integer not null,
    tried           integer,
    sent            integer,
    message_id      integer,
    error           text
) strict;

insert into message (id, subscription_id, chat_id, topic, window_start, window_end, part, random_id, body_id, silent,
                     state, maybe, attempts, not_before, made, sent, message_id, error)
select o.id, o.subscription_id, o.chat_id, o.topic, o.window_start, o.window_end, o.part, o.random_id, b.id, o.silent,
       o.state, o.state = 'sending' or o.attempts > 0, o.attempts, o.not_before, o.made, o.sent, o.message_id, o.error
from outbox o join body b on b.html = o.html and b.media is o.media;

drop table outbox;
alter table message rename to outbox;

create unique index outbox_once on outbox (subscription_id, priority, window_end, part)
    where state not in ('superseded', 'uncertain');
create index outbox_by_subscription on outbox (subscription_id, window_end);
create index outbox_by_chat on outbox (chat_id, priority, id) where state in ('due', 'sending');
create index outbox_due on outbox (priority, id) where state = 'due';
create index outbox_next on outbox (not_before) where state = 'due';
create index outbox_expiring on outbox (expires) where state = 'due' and expires is not null;
create index outbox_late on outbox (window_end) where state = 'due';
create index outbox_sending on outbox (id) where state = 'sending';
create index outbox_stuck on outbox (id) where state in ('parked', 'failed');
create index outbox_by_age on outbox (made);
create index outbox_by_body on outbox (body_id);
create index body_by_media on body (media) where media is not null;

create table hold (                               -- chats that get nothing for a while
    chat_id integer primary key,                  -- 0 = all
    until   integer not null,
    made    integer not null,                     -- a clock that is set back moves `until` along
    reason  text not null
) strict;

alter table subscription add column behind integer not null default 0;  -- 1 = late, 2 = perhaps told already
alter table subscription add column paused_at integer;
alter table subscription add column retry_at integer;                   -- when a paused one is tried again
alter table subscription add column retries integer not null default 0;

create index subscription_paused on subscription (paused_at) where paused is not null;
create index subscription_retry on subscription (retry_at) where retry_at is not null;
create index subscription_alike on subscription (minutes, zone, told_seq, window_end, regions, language, behind, id)
    where paused is null;
