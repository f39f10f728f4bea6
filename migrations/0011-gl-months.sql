-- By how much each GL account moved in a month: what it stood at on any day is its months and the days of one.

create table gl_month (
  branch text not null,
  month  date not null,
  gl     text not null,
  unit   text not null,
  moved  numeric not null,
  primary key (branch, month, gl, unit)
);

insert into gl_month
select branch, date_trunc('month', day)::date, gl, unit,
       sum(debit_cash + debit_transfer - credit_cash - credit_transfer)
  from gl_day group by 1, 2, 3, 4;
