-- A branch is looked after by one node of a cluster: whatever belongs to it says so, and has the branch in its keys.

-- The data keys of what a branch has sealed. Sealed texts begin with the name of their key and stand in the journal.
alter table data_key rename to data_key_before;
alter index data_key_pkey rename to data_key_before_pkey;

create table data_key (
  branch  text not null,
  id      text not null,
  wrapped bytea not null,
  primary key (branch, id)
);

insert into data_key (branch, id, wrapped)
select coalesce(s.branch, ''), k.id, k.wrapped
  from data_key_before k
  left join (
    select distinct branch, (regexp_matches(fields || effects, '"([A-Za-z0-9_-]{12})\.[A-Za-z0-9_-]{38}', 'g'))[1]
      from journal) as s (branch, id) on s.id = k.id;

drop table data_key_before;

-- A session is found by its branch and token; those that began without a branch begin again.
delete from session;
alter table session drop constraint session_pkey, add primary key (branch, token);

-- Refusals are numbered by nobody: a sequence would be one place for all branches.
drop index refusal_by_day;
alter table refusal alter column id drop identity;
alter table refusal alter column id type uuid using gen_random_uuid(),
                    alter column id set default gen_random_uuid();
create index refusal_by_day on refusal (branch, day, at, id);

-- A cluster keeps triggers that forbid emptying a table away from the parts of it: each of the two stands alone.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['journal', 'refusal', 'access_log'] loop
    execute format('drop trigger %1$s_append_only on %1$s', guarded);
    execute format('create trigger %1$s_append_only before update or delete on %1$s
                    for each statement execute function refuse_change()', guarded);
    execute format('create trigger %1$s_never_emptied before truncate on %1$s
                    for each statement execute function refuse_change()', guarded);
  end loop;
end $$;

-- Tries at a password that were wrong, so that every server of the branch counts the same ones.
create table guess (
  branch text not null,
  teller text not null,
  -- Where it was tried: a terminal, or the address that somebody signs in from.
  place  text not null,
  tries  integer not null,
  since  bigint not null,
  primary key (branch, teller, place)
);
