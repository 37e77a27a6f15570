-- Nothing set it: alerts older than their use are taken back, and told in the next message, by their window's end.

drop index outbox_expiring;
alter table outbox drop column expires;
