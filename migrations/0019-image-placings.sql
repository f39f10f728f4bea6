-- Who has said by hand which row an image belongs to, when, and where it had been before: this only grows. `at` is null for
-- what was placed before it was kept.
create table voucher_image_placing (
  branch text not null,
  sha256 bytea not null,
  -- From 1 on for each image.
  turn   integer not null,
  was_day    date not null,
  was_serial integer,
  day    date not null,
  serial integer not null,
  teller text not null,
  at     bigint,
  primary key (branch, sha256, turn)
);

insert into voucher_image_placing (branch, sha256, turn, was_day, was_serial, day, serial, teller, at)
select branch, sha256, 1, day, null, day, serial, placed_by, null from voucher_image
 where placed_by is not null and serial is not null;

alter table voucher_image drop column placed_by;

create trigger voucher_image_placing_append_only before update or delete on voucher_image_placing
  for each statement execute function refuse_change();
create trigger voucher_image_placing_never_emptied before truncate on voucher_image_placing
  for each statement execute function refuse_change();

-- The look-ups of a day, for the page of control.
create index access_log_of_day on access_log (branch, day);
