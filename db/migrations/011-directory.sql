-- Directory, calendars and letterheads as they change: every change is a row of its own, with who, when and why.

-- ── Offices ──────────────────────────────────────────────────────────────────────────────────────────────────────

create table office_change (
  change_id text primary key,
  code text not null,
  kind text not null check (kind in ('changed', 'closed')),
  on_day date not null,
  before jsonb not null,
  after jsonb,
  successor text,
  reason text not null,
  order_no text,
  made_by jsonb not null,
  made_at timestamptz not null
);
create index office_change_by_code on office_change (code, made_at);

-- ── Saved groups: each version is kept, for a circular froze the one it was launched with ─────────────────────────

create table office_group (
  group_id text not null,
  version int not null,
  owner_office text not null,
  name_th text not null,
  name_en text not null,
  rule jsonb not null,
  retired boolean not null default false,
  made_by jsonb not null,
  made_at timestamptz not null,
  primary key (group_id, version)
);

-- ── Procedures: which version new circulars start with ───────────────────────────────────────────────────────────

create table procedure_choice (
  seq bigint generated always as identity primary key,
  procedure_id text not null,
  version int,
  reason text not null,
  made_by jsonb not null,
  made_at timestamptz not null,
  foreign key (procedure_id, version) references procedure
);
create index procedure_choice_newest on procedure_choice (procedure_id, seq desc);

-- ── Changes of the calendar: proposed by one person, approved by another ──────────────────────────────────────────

create table calendar_change (
  change_id text primary key,
  revision int not null default 1,
  status text not null check (status in ('proposed', 'applying', 'applied', 'withdrawn')),
  base_version text not null references calendar_version,
  new_version text not null,
  -- The days that come and go, as they were written.
  days jsonb not null,
  source text not null,
  reason text not null,
  undoes text references calendar_change,
  made_by jsonb not null,
  made_at timestamptz not null,
  approved_by jsonb,
  approved_at timestamptz,
  applied_at timestamptz
);

-- What the change does to a circular, or to an office's own date: one row each. The offices that share the circular's
-- date have none: they move with it.
create table calendar_move (
  change_id text not null references calendar_change,
  case_id text not null,
  circular_id text not null,
  office_code text,
  owner_office text not null,
  body jsonb not null,
  decision text check (decision in ('move', 'keep')),
  reason text,
  decided_by jsonb,
  decided_at timestamptz,
  outcome text check (outcome in ('moved', 'kept', 'ended', 'changed')),
  primary key (change_id, case_id)
);
create index calendar_move_by_circular on calendar_move (change_id, circular_id);

-- ── Letterheads and keys ─────────────────────────────────────────────────────────────────────────────────────────

create table letterhead (
  office_code text not null,
  version int not null,
  body jsonb not null,
  emblem bytea,
  emblem_type text check (emblem_type in ('image/svg+xml', 'application/pdf')),
  reason text not null,
  made_by jsonb not null,
  made_at timestamptz not null,
  primary key (office_code, version),
  check ((emblem is null) = (emblem_type is null))
);

-- `sealed` is the private key, encrypted with a key that follows from the installation's secret: no reader of the
-- database alone can sign.
create table office_key (
  key_id text primary key,
  office_code text not null,
  name text not null,
  origin text not null check (origin in ('uploaded', 'generated')),
  certificates text[] not null,
  fingerprint text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  sealed bytea not null,
  made_by jsonb not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by jsonb,
  revoked_reason text
);
create unique index office_key_active on office_key (office_code) where revoked_at is null;

create table office_key_use (
  seq bigint generated always as identity primary key,
  key_id text not null references office_key,
  circular_id text not null,
  purpose text not null,
  documents int not null,
  used_at timestamptz not null
);
create index office_key_use_by_key on office_key_use (key_id, seq);

-- ── Rights: what happened stays; only states, decisions and revocations are written over ─────────────────────────

grant select, insert on office_change, office_group, procedure_choice, letterhead, office_key_use to wian_app;
grant select, insert, update on calendar_change, calendar_move to wian_app;
grant delete on calendar_move to wian_app;
grant select, insert, update (revoked_at, revoked_by, revoked_reason) on office_key to wian_app;
grant usage on all sequences in schema public to wian_app;
