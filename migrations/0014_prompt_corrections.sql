-- Corrections that were told before the next digest, so that it does not tell them again.

create table corrected (
    row_id      integer not null references outbox (id) on delete cascade,  -- the edit or answer that told it
    incident_id integer not null,
    seq         integer not null,                 -- it tells of the incident up to this revision
    primary key (row_id, incident_id)
) strict, without rowid;

create index told_by_incident on told (incident_id);
