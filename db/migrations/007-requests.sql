-- A keyed request that is being worked on: other processes wait for its answer until the lease runs out. Real time.
alter table request add column busy_until timestamptz;
-- The trace (W3C) that the request belongs to: the mails that it causes are found under it.
alter table request add column trace_id text check (trace_id ~ '^[0-9a-f]{32}$');
