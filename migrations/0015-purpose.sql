-- What a look-up was for, in words; empty where nobody has said it, and in the rows of before.

alter table access_log add column purpose text not null default '';
