-- What has happened in the queue of a branch: who took which ticket, who was called where, what became of it.

-- Rows are only added, numbered in each day of a branch without a gap: two servers cannot write the same one.
create table ticket_event (
  branch    text not null,
  day       date not null,
  seq       integer not null,
  at        bigint not null,
  -- A teller, or the terminal that stands in the hall.
  actor     text not null,
  what      text not null,
  ticket    text,
  window_no integer,
  business  text,
  -- What more an event of its kind says.
  data      text not null,
  primary key (branch, day, seq)
);

create trigger ticket_event_append_only before update or delete on ticket_event
  for each statement execute function refuse_change();
create trigger ticket_event_never_emptied before truncate on ticket_event
  for each statement execute function refuse_change();
