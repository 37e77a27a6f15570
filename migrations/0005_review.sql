-- Posts that look like incidents and that no template fits, for a person to look at. See bot/store/review.py.

create table review (
    id         integer primary key autoincrement,
    channel_id integer not null,
    message_id integer not null,
    version    integer not null,                  -- the version that is unread
    state      text not null default 'open' check (state in ('open', 'not_incident', 'fix_later')),
    marked     integer,                           -- when a person gave it this state
    unique (channel_id, message_id),
    foreign key (channel_id, message_id, version) references post_version (channel_id, message_id, version)
) strict;

create index review_by_state on review (state, id);

insert into review (channel_id, message_id, version)
select p.channel_id, p.message_id, p.version
from post p join post_version v using (channel_id, message_id, version)
where v.verdict = 'unread'
order by p.posted;
