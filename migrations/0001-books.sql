-- The books of an institution: the journal, which is the truth, and what is projected from it.
-- Every table that a branch owns has the branch first in its key, to be distributed by it one day.

create table branch_head (
  branch text primary key,
  day    date not null,
  serial integer not null,
  hash   bytea not null
);

create table journal (
  branch      text not null,
  day         date not null,
  serial      integer not null,
  request     text not null,
  digest      bytea not null,
  code        text not null,
  outcome     text not null check (outcome in ('posted', 'parked')),
  teller      text not null,
  terminal    text not null,
  authorisers text[] not null,
  ticket      text,
  at          bigint not null,
  format      smallint not null,
  release     text not null,
  parameters  integer not null,
  fields      text not null,
  effects     text not null,
  hash        bytea not null,
  primary key (branch, day, serial),
  unique (branch, day, request)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger journal_append_only before update or delete or truncate on journal
  for each statement execute function refuse_change();

-- Where every record of the ledger stands; value is null once the record is gone.
create table state (
  branch text not null,
  kind   text not null,
  key    text not null,
  value  jsonb,
  day    date not null,
  serial integer not null,
  primary key (branch, kind, key)
);

-- The legs and the off-balance entries, with the balance of the account after each (debit is positive).
create table entry (
  branch    text not null,
  day       date not null,
  serial    integer not null,
  line      integer not null,
  slip      integer not null,
  account   text not null,
  gl        text not null,
  side      char(1) not null check (side in ('D', 'C', 'R', 'P')),
  unit      text not null,
  amount    bigint not null,
  balance   bigint not null,
  medium    char(1) not null,
  value_day date not null,
  primary key (branch, day, serial, line)
);

create index entry_by_account on entry (branch, account, day, serial, line);

-- The turnover of every GL account and day: the daily slips, the trial balance, any balance as of a day.
create table gl_day (
  branch          text not null,
  day             date not null,
  gl              text not null,
  unit            text not null,
  debit_cash      numeric not null,
  debit_transfer  numeric not null,
  credit_cash     numeric not null,
  credit_transfer numeric not null,
  debits          integer not null,
  credits         integer not null,
  primary key (branch, day, gl, unit)
);

-- Notes and vouchers as they went from holder to holder.
create table custody (
  branch      text not null,
  day         date not null,
  serial      integer not null,
  line        integer not null,
  thing       text not null,
  detail      text not null,
  quantity    bigint not null,
  from_holder text not null,
  to_holder   text not null,
  primary key (branch, day, serial, line)
);

-- What was asked for and refused; a refusal changes nothing, but it is remembered.
create table refusal (
  branch   text not null,
  id       bigint generated always as identity,
  day      date not null,
  at       bigint not null,
  request  text not null,
  code     text not null,
  teller   text not null,
  terminal text not null,
  refused  text not null,
  detail   jsonb not null,
  primary key (branch, id)
);

create index refusal_by_day on refusal (branch, day, id);

create trigger refusal_append_only before update or delete or truncate on refusal
  for each statement execute function refuse_change();
