-- What the counter writes is one row and one key. Two servers cannot answer one request twice, because whoever
-- takes the next serial has read every row before it; the answers of the day are remembered with their serials.

alter table journal drop constraint journal_branch_day_request_key;
drop index journal_by_teller;

-- Accounts, purses and tallies are changed all day and found by their key only: apart from the kinds that are
-- looked for by their contents, an update need not touch an index.

alter table state rename to state_before;
alter index state_pkey rename to state_before_pkey;
drop index item_by_state, customer_by_name, customer_by_document, customer_by_phone;

create table state (
  branch text not null,
  kind   text not null,
  key    text not null,
  value  jsonb,
  day    date not null,
  serial integer not null,
  primary key (branch, kind, key)
) partition by list (kind);

create table state_item partition of state for values in ('item');
create table state_customer partition of state for values in ('customer');
create table state_other partition of state default with (fillfactor = 75);

create index item_by_state on state_item (branch, (value->>'state'));
create index customer_by_name on state_customer (branch, (value->'name'->>'hash'));
create index customer_by_document on state_customer (branch, (value->'idNumber'->>'hash'));
create index customer_by_phone on state_customer (branch, (value->'phone'->>'hash'));

insert into state select * from state_before;
drop table state_before;

-- What tellers have done, by day and code: the codes that each uses most, and the volumes of a day.
create table code_day (
  branch text not null,
  day    date not null,
  teller text not null,
  code   text not null,
  posted integer not null,
  parked integer not null,
  primary key (branch, day, teller, code)
);

insert into code_day
select j.branch, j.day, j.teller, j.code, count(*) filter (where j.outcome = 'posted'),
       count(*) filter (where j.outcome = 'parked')
  from journal j join branch_head h on h.branch = j.branch and (j.day, j.serial) <= (h.day, h.serial)
 group by 1, 2, 3, 4;
