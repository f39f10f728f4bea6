-- When no program was there for the branches: the last sign of life of any server, and the gaps between.

-- One row: whichever server writes says that one was there, and with the database. Null before the first.
create table heartbeat (
  name text primary key,
  at   bigint
);

-- From the last sign of life before to the first after it, in milliseconds since 1970. `cause` is 'program'
-- where a server had to start, 'database' where one was running and could not write.
create table outage (
  since bigint primary key,
  until bigint not null,
  cause text not null check (cause in ('program', 'database')),
  check (until > since)
);

create trigger outage_append_only before update or delete on outage
  for each statement execute function refuse_change();
create trigger outage_never_emptied before truncate on outage
  for each statement execute function refuse_change();
