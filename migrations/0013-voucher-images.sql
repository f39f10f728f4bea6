-- Images of the vouchers of a day, as post-supervision gets them: sealed, each under a key of its own that the master key
-- wraps. `serial` is the row that it belongs to, null while nobody knows; `placed` says how that was found out.
create table voucher_image (
  branch   text not null,
  -- SHA-256 of what was brought, so that the same image is there once.
  sha256   bytea not null,
  day      date not null,
  serial   int,
  placed   text not null check (placed in ('mark', 'differs', 'name', 'hand', 'nowhere')),
  media    text not null,
  name     text not null,
  key      bytea not null,
  sealed   bytea not null,
  brought_by text not null,
  brought_at bigint not null,
  placed_by  text,
  primary key (branch, sha256)
);

create index voucher_image_of_day on voucher_image (branch, day, serial);
