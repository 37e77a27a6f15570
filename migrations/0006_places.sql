-- Which places each region's incidents name, so that one place can be asked for.

create table incident_place (
    region      text not null,
    name        text not null,                    -- in Russian, as in the incident's body
    ends        integer not null,
    incident_id integer not null references incident (id) on delete cascade,
    primary key (region, name, ends, incident_id)
) strict, without rowid;

create index incident_place_by_incident on incident_place (incident_id);

insert or ignore into incident_place (region, name, ends, incident_id)
select r.region, json_extract(p.value, '$.name'), r.ends, r.incident_id
from incident_region r
join incident i on i.id = r.incident_id, json_each(i.body, '$.places') p
where i.gone = 0;
