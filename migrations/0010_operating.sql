-- What operators decide about channels and tell all chats, and channels that are managed from private chats.

create table listed_channel (                     -- decisions over config/channels.yaml
    handle   text primary key collate nocase,
    region   text,
    office   text,                                -- null: region, office and kind are those of the file
    kind     text,
    followed integer not null,
    changed  integer not null,
    person   integer                              -- who decided; null = on the command line
) strict, without rowid;

create table announcement (
    id        integer primary key autoincrement,
    person    integer not null,                   -- who wrote it and is told how many got it
    language  text not null,                      -- theirs
    texts     text not null,                      -- JSON: language -> HTML as it is sent
    state     text not null default 'draft' check (state in ('draft', 'sending', 'done')),
    made      integer not null,
    chats     integer not null default 0,
    delivered integer not null default 0
) strict;

create index announcement_sending on announcement (id) where state = 'sending';

create table outlet (                             -- channels where the bot posts, managed from private chats
    id      integer primary key autoincrement,    -- stands on buttons
    chat_id integer not null unique,
    title   text not null,
    told    integer not null default 0            -- 1 = the managers know that nothing can be sent there
) strict;

create table outlet_manager (
    outlet_id integer not null references outlet (id) on delete cascade,
    person    integer not null,
    language  text not null,
    primary key (outlet_id, person)
) strict, without rowid;

create index outlet_manager_by_person on outlet_manager (person);
