-- How many incidents each region has: counting eighty thousand rows for one answer takes too long.

create table region_total (
    region    text primary key,
    incidents integer not null
) strict, without rowid;

insert into region_total (region, incidents) select region, count(*) from incident_region group by region;

create trigger incident_region_came after insert on incident_region begin
    insert into region_total (region, incidents) values (new.region, 1)
    on conflict (region) do update set incidents = incidents + 1;
end;

create trigger incident_region_went after delete on incident_region begin
    update region_total set incidents = incidents - 1 where region = old.region;
end;
