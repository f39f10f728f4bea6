-- The access log has a head of its own: a look-up waits for other look-ups and never for a posting.

create table access_head (
  branch text primary key,
  id     integer not null,
  hash   bytea not null
);

insert into access_head (branch, id, hash)
select distinct on (branch) branch, id, hash from access_log order by branch, id desc;

-- Whether the same person has looked at the same a moment ago.
create index access_log_by_teller on access_log (branch, teller, at);
