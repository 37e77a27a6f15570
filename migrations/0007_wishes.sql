-- What a chat asks for beside regions, language and zone.

alter table subscription add column wish text not null default '';  -- canonical JSON; '' = the default wish

drop index subscription_due;
create index subscription_due on subscription (minutes, zone, wish, window_end) where paused is null;

drop index subscription_alike;
create index subscription_alike on subscription (minutes, zone, wish, told_seq, window_end, regions, language, behind, id)
    where paused is null;
