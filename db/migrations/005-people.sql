-- People and what they may do. Personal data (names, addresses) stands in `person` alone and can be erased there;
-- the record of every administrative act is a case of its own (`personnel`) whose events hold ids only.

create table person (
  person_id text primary key,
  name_th text not null,
  name_en text not null default '',
  email text unique check (email = lower(email)),
  phone text,
  locked_at timestamptz,
  locked_reason text,
  left_on date,
  created_at timestamptz not null default wian_now(),
  created_by text not null
);

-- Office × role × capacity for a time. A row is added, closed (`valid_to`) or revoked; it is never deleted.
create table assignment (
  assignment_id text primary key,
  person_id text not null references person,
  office_code text not null,
  role text not null check (role <> 'system'),
  capacity text not null check (capacity in ('holder', 'onBehalf', 'acting')),
  order_no text,
  valid_from date not null,
  -- The first day on which it no longer holds.
  valid_to date,
  -- Whose substitute the person is, and whose substitutes those are in turn.
  in_place_of text references person,
  also_for text[] not null default '{}',
  -- What an auditor may look at: {"offices": "all" | [codes], "caseIds": [ids]}.
  scope jsonb,
  revoked_at timestamptz,
  created_at timestamptz not null default wian_now(),
  created_by text not null,
  check (valid_to > valid_from),
  check (in_place_of <> person_id)
);
create index assignment_by_person on assignment (person_id, valid_from);
create index assignment_by_office on assignment (office_code, role, valid_from);
create index assignment_in_place_of on assignment (in_place_of, valid_from) where in_place_of is not null;

-- The current row of each person's case; it has no workflow, so `running` stays false.
create table personnel (
  case_id text primary key,
  person_id text not null unique references person,
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null
);

grant select, insert, update on person, personnel to wian_app;
grant select, insert, update (valid_to, revoked_at) on assignment to wian_app;
