-- How late posts are known, and when Telegram asked to wait. Moments in milliseconds since 1970-01-01T00:00:00Z.

create table lag (                                -- new posts of channels that were being read; no old or imported ones
    channel_id integer not null,
    message_id integer not null,
    posted     integer not null,
    seen       integer not null,                  -- the program had the post
    stored     integer not null,                  -- the record had it, with its reading and incidents
    sent       integer,                           -- a message that tells of its incident was shown
    primary key (channel_id, message_id),
    foreign key (channel_id, message_id) references post (channel_id, message_id) on delete cascade
) strict, without rowid;

create index lag_by_time on lag (channel_id, seen);
create index lag_unsent on lag (seen) where sent is null;

create table flood (
    id      integer primary key,
    at      integer not null,
    handle  text not null collate nocase,         -- the channel asked about; "" = a request about many
    seconds integer not null                      -- how long Telegram asked to wait
) strict;

create index flood_by_time on flood (at);
