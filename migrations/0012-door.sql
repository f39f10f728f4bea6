-- How people show who they are, beyond a password: security keys, codes of an authenticator, terminals that are known.

-- What somebody has, besides what he knows. The secret of a code is sealed by the master key; a public key is public.
create table authenticator (
  branch  text not null,
  teller  text not null,
  id      text not null,
  kind    text not null check (kind in ('passkey', 'code')),
  label   text not null,
  secret  bytea not null,
  -- How often a key has signed, or the last step whose code was taken: nothing is taken twice.
  counter bigint not null,
  added   bigint not null,
  used    bigint,
  primary key (branch, teller, id)
);

-- What a key is asked to sign, once and for one purpose. `ticket` is the hash of what the terminal holds.
create table challenge (
  branch    text not null,
  ticket    bytea not null,
  purpose   text not null,
  challenge text not null,
  until     bigint not null,
  primary key (branch, ticket)
);

-- Terminals that a supervisor has registered. `token` is the hash of what the terminal's cookie holds.
create table terminal (
  branch text not null,
  name   text not null,
  token  bytea not null,
  teller text not null,
  added  bigint not null,
  primary key (branch, name)
);

-- Passwords that somebody has had: none of them is taken again.
create table former_password (
  branch   text not null,
  teller   text not null,
  since    bigint not null,
  verifier text not null,
  primary key (branch, teller, since)
);

-- When the password was set, in milliseconds since 1970; what was there before counts from now on.
alter table credential add column since bigint;
update credential set since = (extract(epoch from now()) * 1000)::bigint;
alter table credential alter column since set not null;

-- `locked`: nobody is there; `held`: he must first do something about his own sign-in.
alter table session add column locked boolean not null default false,
                    add column held text;
