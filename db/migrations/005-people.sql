-- People and their assignments. An assignment is appended and closed, never deleted: ten years later it still says who
-- acted in which capacity on which order.

create table person (
  person_id text primary key,
  name_th text not null,
  name_en text not null default '',
  email text unique check (email = lower(email)),
  phone text,
  locked_at timestamptz,
  locked_reason text,
  -- The first day on which the person no longer belongs to the service.
  left_on date,
  created_at timestamptz not null default wian_now(),
  created_by text not null
);

create table assignment (
  assignment_id text primary key,
  person_id text not null references person,
  office_code text not null,
  role text not null,
  capacity text not null check (capacity in ('holder', 'onBehalf', 'acting')),
  order_no text,
  valid_from date not null,
  -- The first day on which it no longer holds.
  valid_to date check (valid_to > valid_from),
  in_place_of text references person,
  -- What an auditor may see: {"offices": "all" | [codes], "caseIds": [ids]}.
  scope jsonb,
  revoked_at timestamptz,
  created_at timestamptz not null default wian_now(),
  created_by text not null
);
create index assignment_of_person on assignment (person_id);
create index assignment_in_office on assignment (office_code);

grant select, insert, update on person to wian_app;
grant select, insert on assignment to wian_app;
grant update (valid_to, revoked_at) on assignment to wian_app;
