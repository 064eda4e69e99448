-- Tasks that resolutions and consultations give, consultations outside meetings, proposals to committees.

create table task (
  case_id text primary key,
  task_id text not null unique,
  -- The office that gave it, and the one whose task it is.
  giver text not null,
  office_code text not null,
  person_id text,
  title text not null,
  due_at timestamptz,
  -- The meeting or the consultation that it comes from.
  origin text not null,
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null
);
create index task_of_office on task (office_code, status);
create index task_given_by on task (giver, status);
create index task_origin on task (origin);
create index task_waiting on task (next_wake_at) where next_wake_at is not null;

create table consultation (
  case_id text primary key,
  consultation_id text not null unique,
  office_code text not null,
  committee_id text,
  topic text not null,
  held_on date not null,
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null
);
create index consultation_of_office on consultation (office_code, held_on desc);

create table proposal (
  case_id text primary key,
  proposal_id text not null unique,
  owner_office text not null,
  committee_id text not null,
  -- The office that is the committee's secretariat.
  secretariat text not null,
  title text not null,
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null
);
create index proposal_of_office on proposal (owner_office, status);
create index proposal_to_committee on proposal (committee_id, status);
create index proposal_waiting on proposal (next_wake_at) where next_wake_at is not null;

-- The papers of all versions of a proposal; their hashes stand in its content. A file that stands here is never removed.
create table proposal_file (
  proposal_id text not null,
  file_id text not null references file,
  primary key (proposal_id, file_id)
);
create index proposal_file_by_file on proposal_file (file_id);

grant select, insert, update on task, consultation, proposal to wian_app;
grant select, insert on proposal_file to wian_app;
