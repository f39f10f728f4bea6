-- Indexes for looking: open items by state, customers by the keyed hash of a name, a document, a telephone number.

create index item_by_state on state (branch, (value->>'state')) where kind = 'item';
create index customer_by_name on state (branch, (value->'name'->>'hash')) where kind = 'customer';
create index customer_by_document on state (branch, (value->'idNumber'->>'hash')) where kind = 'customer';
create index customer_by_phone on state (branch, (value->'phone'->>'hash')) where kind = 'customer';
create index journal_by_teller on journal (branch, teller, day, serial);
