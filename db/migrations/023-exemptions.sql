-- Exemptions: requests, what was decided about them, and what is in force; the register itself is `register_entry`.

create table exemption (
  case_id text primary key,
  exemption_id text not null unique,
  office_code text not null,
  parent_code text not null,
  kind text not null check (kind in ('activity', 'rule')),
  field text not null check (field in ('academic', 'budget', 'personnel', 'general')),
  subject text not null,
  -- False where a school asks: then the office's own answers are not touched.
  frees boolean not null,
  circular_ids jsonb not null,
  procedures jsonb not null,
  -- The offices of the committees that decide.
  secretariats jsonb not null,
  valid_from date not null,
  valid_until date not null,
  number int,
  number_year int,
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null
);
create index exemption_of_office on exemption (office_code, status);
create index exemption_by_number on exemption (parent_code, number_year, number) where number is not null;
create index exemption_waiting on exemption (next_wake_at) where next_wake_at is not null;
create index submission_exempt on submission ((state -> 'exemption' ->> 'exemptionId')) where status = 'exempted';

-- Evidence: the files that requests name. Nothing is taken out.
create table exemption_file (
  exemption_id text not null,
  file_id text not null references file,
  primary key (exemption_id, file_id)
);
create index exemption_file_by_file on exemption_file (file_id);

-- How long each body has, as it was set from time to time; a case keeps those under which it was begun.
create table exemption_terms (
  seq bigint generated always as identity primary key,
  body jsonb not null,
  reason text not null,
  made_by jsonb not null,
  made_at timestamptz not null
);

grant select, insert, update on exemption to wian_app;
grant select, insert on exemption_file, exemption_terms to wian_app;
