-- Search over the latest texts of posts, what each source counted, and indexes for the queries that are really asked.

create table searched (                           -- posts that can be found: all but deleted ones
    id         integer primary key,               -- rowid in post_search
    channel_id integer not null,
    message_id integer not null,
    unique (channel_id, message_id),
    foreign key (channel_id, message_id) references post (channel_id, message_id)
) strict;

create view searchable as
select s.id, s.channel_id, s.message_id, replace(replace(v.text, 'ё', 'е'), 'Ё', 'Е') as text
from searched s
join post p using (channel_id, message_id)
join post_version v using (channel_id, message_id, version);

-- External content: the texts stay in post_version. Rows are added and taken out by bot/store/search.py.
create virtual table post_search using fts5 (
    text, content = 'searchable', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);

insert into searched (channel_id, message_id) select channel_id, message_id from post where deleted is null;
insert into post_search (post_search) values ('rebuild');

create table incident_figure (                    -- how many UAVs each source stopped, at least, by its own count
    source      text not null,
    ends        integer not null,
    incident_id integer not null references incident (id) on delete cascade,
    least       integer not null,
    primary key (source, ends, incident_id)
) strict, without rowid;

create index incident_figure_by_incident on incident_figure (incident_id);

insert into incident_figure (source, ends, incident_id, least)
select json_extract(s.value, '$.source'), i.ends, i.id, json_extract(s.value, '$.figure.downed.min')
from incident i, json_each(i.body, '$.sources') s
where i.gone = 0
  and json_extract(s.value, '$.withdrawn') = 0
  and json_extract(s.value, '$.figure.downed.min') is not null;

create index incident_by_end on incident (ends) where gone = 0;

-- SQLite does not see that "state = 'due'" lies within "state in ('due', 'sending')".
create index outbox_due on outbox (id) where state = 'due';
create index outbox_next on outbox (not_before) where state = 'due';
create index outbox_sending on outbox (id) where state = 'sending';
drop index outbox_pending;
