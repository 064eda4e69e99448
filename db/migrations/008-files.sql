-- Files that people sent. The bytes lie in the files folder: under their own hash once they are clean, in quarantine before.

create table file (
  file_id text primary key,
  office_code text not null,
  -- The case for which it was sent, where one was named.
  case_id text,
  purpose text not null check (purpose in ('answer', 'circular', 'other')),
  name text not null check (octet_length(name) between 1 and 255),
  extension text not null,
  -- By content, once it has been looked through.
  media_type text,
  bytes bigint not null check (bytes >= 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null default 'uploading' check (state in ('uploading', 'scanning', 'clean', 'held', 'refused')),
  reason jsonb,
  uploaded_by text not null,
  uploaded_at timestamptz,
  -- By the time of day, not the rehearsal clock: uploads expire and scans are tried again in real time.
  begun_at timestamptz not null default clock_timestamp(),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default clock_timestamp(),
  check (state <> 'clean' or (sha256 is not null and media_type is not null))
);
create index file_by_office on file (office_code, file_id desc);
create index file_unfinished on file (begun_at) where state = 'uploading';
create index file_scanning on file (next_attempt_at) where state = 'scanning';
create index file_held on file (file_id) where state = 'held';
create index file_by_sha256 on file (sha256) where sha256 is not null;
create index file_by_case on file (case_id) where case_id is not null;

-- What became of a file and who decided it; it stays when the file is gone.
create table file_event (
  seq bigint generated always as identity primary key,
  file_id text not null,
  type text not null check (type in ('begun', 'received', 'clean', 'held', 'refused', 'released', 'removed', 'expired')),
  at timestamptz not null default wian_now(),
  by text not null,
  reason jsonb
);
create index file_event_by_file on file_event (file_id, seq);
create trigger file_event_append_only before update or delete on file_event for each row execute function refuse_change();
create trigger file_event_no_truncate before truncate on file_event for each statement execute function refuse_change();

-- The files of an answer; their hashes stand in the answer itself. A file that stands here is never removed.
create table answer_file (
  answer_id text not null references answer,
  file_id text not null references file,
  primary key (answer_id, file_id)
);
create index answer_file_by_file on answer_file (file_id);

grant select, insert, update, delete on file to wian_app;
grant select, insert on file_event, answer_file to wian_app;
grant usage on all sequences in schema public to wian_app;
