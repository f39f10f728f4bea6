-- Sheets of the books as they were printed: each print of the same figures has the next number.

-- `digest` is the SHA-256 of what the sheet says, in whatever form and language it was printed.
create table sheet_print (
  branch text not null,
  digest bytea not null,
  copy   integer not null,
  sheet  text not null,
  day    date not null,
  teller text not null,
  at     bigint not null,
  primary key (branch, digest, copy)
);

create trigger sheet_print_append_only before update or delete on sheet_print
  for each statement execute function refuse_change();
create trigger sheet_print_never_emptied before truncate on sheet_print
  for each statement execute function refuse_change();
