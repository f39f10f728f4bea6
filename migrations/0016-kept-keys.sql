-- Keys that stay as they were when the master key is changed, wrapped by it: what they have hashed stands in the journal
-- for ever. A key that is not here is derived from the master key.
create table kept_key (
  name    text primary key,
  wrapped bytea not null
);
