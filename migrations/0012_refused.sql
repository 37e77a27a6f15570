-- How often Telegram has refused a message: attempts that had no answer, or died with the program, are not its fault.

alter table outbox add column refused integer not null default 0;
