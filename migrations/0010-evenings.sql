-- What a past day is looked up in. The program fills both from the journal as soon as they are there (server/backfill.ts).

-- Records as each day left them, from the days on which they changed: whoever is there, holds something, waits.
create table evening (
  branch text not null,
  kind   text not null,
  key    text not null,
  day    date not null,
  value  jsonb,
  primary key (branch, kind, key, day)
) partition by list (kind);

create table evening_item partition of evening for values in ('item');
create table evening_other partition of evening default with (fillfactor = 75);

create index evening_item_by_state on evening_item (branch, (value->>'state'), day);

-- What of a deposit or a loan falls due, and when, as each day left it.
create table term_day (
  branch   text not null,
  account  text not null,
  day      date not null,
  gl       text not null,
  maturity date not null,
  balance  bigint not null,
  overdue  bigint not null,
  primary key (branch, account, day) include (gl, maturity, balance, overdue)
);
