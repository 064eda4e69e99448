-- The permanent record. Instants are timestamptz, days are Asia/Bangkok wall dates, hashes are 32 bytes.
-- `wian_app` is the role of the product at work: it may add to the ledger, never change it.

do $$ begin
  if not exists (select from pg_roles where rolname = 'wian_app') then create role wian_app nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin execute format('grant wian_app to %I', current_user); exception when others then null; end $$;

create table setting (
  key text primary key,
  value jsonb not null
);

-- The clock. No row: the time of day. A row: a rehearsal, whose instant is `instant + (real now - anchored_at) * rate`; rate 0 holds it.
create table clock (
  one boolean primary key default true check (one),
  instant timestamptz not null,
  anchored_at timestamptz not null default clock_timestamp(),
  rate double precision not null check (rate >= 0)
);

create function wian_now() returns timestamptz language sql volatile as $$
  select coalesce(
    (select date_trunc('milliseconds', instant + (clock_timestamp() - anchored_at) * rate) from clock),
    date_trunc('milliseconds', clock_timestamp()))
$$;

-- ── What is decided about: content, lists, directory, calendars ──────────────────────────────────────────────────

create table content (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  body jsonb not null,
  created_at timestamptz not null default wian_now()
);

create table audience (
  audience_id text primary key,
  rule jsonb not null,
  on_day date not null,
  codes text[] not null,
  primary_count int not null,
  secondary_count int not null,
  created_at timestamptz not null default wian_now()
);

create table procedure (
  procedure_id text not null,
  version int not null,
  sha256 text not null,
  body jsonb not null,
  added_at timestamptz not null default wian_now(),
  primary key (procedure_id, version)
);

-- An office as it stands from `valid_from` on; a change closes one row and opens the next.
create table office (
  code text not null,
  valid_from date not null,
  valid_to date,
  body jsonb not null,
  primary key (code, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
create unique index office_current on office (code) where valid_to is null;

create table office_contact (
  code text primary key,
  email text not null,
  changed_at timestamptz not null default wian_now(),
  changed_by text not null
);

create table office_predecessor (
  code text not null,
  predecessor text not null,
  primary key (code, predecessor)
);

create table calendar_version (
  version text primary key,
  covers_from date not null,
  covers_to date not null,
  source text not null,
  adopted_at timestamptz not null default wian_now()
);

create table holiday (
  version text not null references calendar_version,
  day date not null,
  scope text not null,
  body jsonb not null,
  primary key (version, day, scope)
);

-- ── Cases: the current row of each, which can start its workflow again ───────────────────────────────────────────

create table circular (
  case_id text primary key,
  circular_id text not null unique,
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  owner_office text not null,
  subject text not null,
  number int,
  number_year int,
  issued_at timestamptz,
  due_at timestamptz,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null
);
create index circular_open on circular (due_at) where status not in ('closed', 'recalled', 'abandoned');

create table submission (
  case_id text primary key,
  circular_id text not null references circular (circular_id),
  office_code text not null,
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  due_at timestamptz not null,
  receipt_number int,
  received_at timestamptz,
  answer_version int,
  answered_at timestamptz,
  late boolean,
  bounced_at timestamptz,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null,
  unique (circular_id, office_code)
);
create index submission_by_office on submission (office_code, due_at);
create index submission_awake on submission (next_wake_at) where next_wake_at is not null;

-- ── The ledger: one hash chain a case, appended in the transaction of the step ────────────────────────────────────

create table event (
  seq bigint generated always as identity,
  case_id text not null,
  version int not null,
  type text not null,
  at timestamptz not null,
  -- What brought the step about (an update id, a job, a mail): the same cause is recorded once.
  cause text,
  body text not null,
  hash bytea not null,
  primary key (case_id, version)
);
create unique index event_cause on event (case_id, cause) where cause is not null;
create index event_seq on event (seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger event_append_only before update or delete on event for each row execute function refuse_change();
create trigger event_no_truncate before truncate on event for each statement execute function refuse_change();

-- ── Registers: numbers without gaps, by office, register and calendar year ───────────────────────────────────────

create table number_series (
  office_code text not null,
  register text not null,
  year int not null,
  last int not null,
  primary key (office_code, register, year)
);

create table register_entry (
  office_code text not null,
  register text not null,
  year int not null,
  number int not null,
  case_id text not null,
  counterpart text,
  subject text not null,
  entered_at timestamptz not null,
  cancelled_at timestamptz,
  cancel_reason text,
  primary key (office_code, register, year, number)
);

-- ── Answers, letters, mail ───────────────────────────────────────────────────────────────────────────────────────

create table draft (
  case_id text primary key,
  revision int not null,
  body jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null
);

-- `sha256` is of salt and canonical body, so that a text can be erased later and its trace stays provable.
create table answer (
  answer_id text primary key,
  case_id text not null,
  kind text not null check (kind in ('form', 'nil')),
  body jsonb not null,
  salt bytea not null,
  sha256 text not null,
  written_at timestamptz not null default wian_now(),
  written_by text not null
);
create index answer_by_case on answer (case_id, written_at);

create table letter_template (
  template_id text primary key,
  prefix bytea not null,
  meta jsonb not null
);

create table letter (
  letter_id text primary key,
  circular_id text not null,
  office_code text not null,
  kind text not null,
  template_id text not null references letter_template,
  tail bytea not null,
  sha256 bytea not null,
  bytes int not null,
  issued_at timestamptz not null
);
create index letter_by_office on letter (circular_id, office_code);

create table document (
  document_id text primary key,
  circular_id text not null,
  kind text not null,
  media_type text not null,
  sha256 bytea not null,
  body bytea not null,
  made_at timestamptz not null
);

create table mail (
  mail_id text primary key,
  case_id text not null,
  circular_id text not null,
  office_code text not null,
  kind text not null,
  to_address text not null,
  params jsonb not null,
  -- A reminder is pointless once the office has answered: asked again at the moment of sending.
  only_if_unanswered boolean not null default false,
  state text not null default 'queued' check (state in ('queued', 'sent', 'bounced', 'dropped', 'failed')),
  attempts int not null default 0,
  queued_at timestamptz not null,
  next_attempt_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  response text
);
create index mail_queue on mail (next_attempt_at) where state = 'queued';
create index mail_by_case on mail (case_id);

create table request (
  key text not null,
  actor text not null,
  body_sha256 text not null,
  status int,
  answer jsonb,
  received_at timestamptz not null default clock_timestamp(),
  primary key (actor, key)
);

-- ── Rights of the product's role ─────────────────────────────────────────────────────────────────────────────────

grant usage on schema public to wian_app;
grant select, insert, update, delete on all tables in schema public to wian_app;
grant usage on all sequences in schema public to wian_app;
revoke update, delete, truncate on event, register_entry, answer, letter, letter_template, content, audience, document from wian_app;
grant update (cancelled_at, cancel_reason) on register_entry to wian_app;
revoke insert, update, delete on setting from wian_app;
