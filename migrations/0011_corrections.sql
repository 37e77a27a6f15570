-- Which line of which message told of an incident, so that a correction reaches the message that needs it.

create table told (
    body_id     integer not null references body (id) on delete cascade,
    incident_id integer not null,                 -- of an incident that may be gone by now
    line        text not null,                    -- as it stands in the body's HTML
    primary key (body_id, incident_id)
) strict, without rowid;

alter table outbox add column about integer;      -- an earlier message of the chat: this one edits it, or answers it
alter table outbox add column edited_body_id integer references body (id);  -- what that message becomes; null = an answer

create index outbox_by_edit on outbox (edited_body_id) where edited_body_id is not null;
