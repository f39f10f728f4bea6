-- What deposits earn, added up by kind, rate and last day: a day's accrual asks for as many rows as there are
-- of these, and not for every account. The changes of each day, so that any past day can be asked for.
create table earning_day (
  branch   text not null,
  day      date not null,
  product  text not null,
  rate     text not null,
  -- The first day that earns no more; infinity for none.
  until    date not null,
  base     numeric not null,
  moment   numeric not null,
  accounts integer not null,
  primary key (branch, day, product, rate, until)
);
