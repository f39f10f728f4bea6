-- What belongs to the edge and not to the books: keys, passwords, sessions, look-ups.

-- One key a request that brings personal data, wrapped by the master key. Without it the journal stays whole and mute.
create table data_key (
  id      text primary key,
  wrapped bytea not null
);

-- Proof that the master key in hand is the one that these data were sealed with.
create table key_check (
  id    integer primary key check (id = 1),
  proof bytea not null
);

create table credential (
  branch   text not null,
  teller   text not null,
  verifier text not null,
  primary key (branch, teller)
);

create table session (
  token    bytea primary key,
  branch   text not null,
  teller   text not null,
  terminal text not null,
  started  bigint not null,
  seen     bigint not null
);

create unique index session_of_a_person on session (branch, teller);

-- Who looked at whose data; each row hashes the one before.
create table access_log (
  branch text not null,
  id     integer not null,
  at     bigint not null,
  day    date not null,
  teller text not null,
  code   text not null,
  subject text not null,
  hash   bytea not null,
  primary key (branch, id)
);

create trigger access_log_append_only before update or delete or truncate on access_log
  for each statement execute function refuse_change();
