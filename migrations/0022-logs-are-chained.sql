-- What only grows beside the journal is chained like the access log: refusals, images and their places, prints of sheets, events of
-- the queue. Each row hashes the one before it in its log, and the head of the log names the last one.

create table log_head (
  branch text not null,
  log    text not null,
  -- The number of the last row of the chain; 0 before the first.
  link   integer not null,
  hash   bytea not null,
  -- Rows of before there was a chain: they are only counted.
  before integer not null default 0,
  primary key (branch, log)
);

insert into log_head (branch, log, link, hash) select branch, 'access_log', id, hash from access_head;
drop table access_head;
alter table access_log rename column id to link;

alter table refusal add column link integer, add column hash bytea;
alter table voucher_image add column link integer, add column hash bytea;
alter table voucher_image_placing add column link integer, add column hash bytea;
alter table sheet_print add column link integer, add column hash bytea;
alter table ticket_event add column link integer, add column hash bytea;

create unique index refusal_link on refusal (branch, link);
create unique index voucher_image_link on voucher_image (branch, link);
create unique index voucher_image_placing_link on voucher_image_placing (branch, link);
create unique index sheet_print_link on sheet_print (branch, link);
create unique index ticket_event_link on ticket_event (branch, link);

insert into log_head (branch, log, link, hash, before)
select branch, log, 0, decode(repeat('00', 32), 'hex'), count(*)
  from (select branch, 'refusal' as log from refusal
        union all select branch, 'voucher_image' from voucher_image
        union all select branch, 'voucher_image_placing' from voucher_image_placing
        union all select branch, 'sheet_print' from sheet_print
        union all select branch, 'ticket_event' from ticket_event) as rows_of_before
 group by branch, log;
