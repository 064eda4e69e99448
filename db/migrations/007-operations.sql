-- Long work that is no case, the feed of changes, what is kept of requests, and the traces of mails.

-- Work that goes on after its request was answered: exports, imports, bulk. What a circular does to its offices is no
-- row here: it is derived from the circular itself. `seen_at` says that its process still lives.
create table operation (
  operation_id text primary key,
  kind text not null,
  office_code text not null,
  person_id text not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  done int not null default 0 check (done >= 0),
  total int check (total >= 0),
  result jsonb,
  problem jsonb,
  cancel_asked_at timestamptz,
  seen_at timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default wian_now(),
  updated_at timestamptz not null default wian_now()
);
create index operation_by_person on operation (person_id, office_code, operation_id);
create index operation_running on operation (seen_at) where state = 'running';
grant select, insert, update, delete on operation to wian_app;

create function tell_operation() returns trigger language plpgsql as $$
begin
  perform pg_notify('operation', new.operation_id);
  return null;
end $$;
create trigger operation_told after insert or update on operation for each row execute function tell_operation();

-- Whoever adds events holds, until the end of the transaction, a shared lock that names the last seq given out before.
-- Rows up to the lowest such number are settled: no transaction under way can still add one below (event_horizon).
create function announce_events() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared((7::bigint << 48) | coalesce(pg_sequence_last_value('event_seq_seq'::regclass), 0));
  return null;
end $$;
create trigger event_announced before insert on event for each statement execute function announce_events();

create function tell_events() returns trigger language plpgsql as $$
begin
  perform pg_notify('change', '');
  return null;
end $$;
create trigger event_told after insert on event for each statement execute function tell_events();

-- Up to which seq the events are settled. The order of the two looks matters: first what was given out, then who adds.
create function event_horizon() returns bigint language plpgsql volatile as $$
declare
  given bigint := coalesce(pg_sequence_last_value('event_seq_seq'::regclass), 0);
  adding bigint;
begin
  select min(((classid::bigint << 32) | objid::bigint) & ((1::bigint << 48) - 1)) into adding
  from pg_locks
  where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 16 = 7
    and database = (select oid from pg_database where datname = current_database());
  return least(given, coalesce(adding, given));
end $$;

-- Answers to requests are kept by real time; `received_at` is the product's clock, which a rehearsal moves.
alter table request add column kept_since timestamptz not null default clock_timestamp();
create index request_kept on request (kept_since);

-- The trace (W3C) of the request from which a mail came; none when the product wrote by itself.
alter table mail add column trace_id text check (trace_id ~ '^[0-9a-f]{32}$');
