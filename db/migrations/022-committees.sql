-- Committees: a record of each, and who sits in it when. Names of persons stand in `person` alone.

create table committee (
  case_id text primary key,
  committee_id text not null unique,
  secretariat text not null,
  level text not null check (level in ('working', 'sub', 'area', 'national')),
  name_th text not null,
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null
);
create index committee_by_secretariat on committee (secretariat);

-- Who may act as a member on a day: members and whoever is their substitute. Follows from the record.
create table committee_seat (
  committee_id text not null references committee (committee_id),
  member_id text not null,
  person_id text not null,
  valid_from date not null,
  -- The first day on which it no longer holds.
  valid_to date,
  primary key (committee_id, member_id, person_id, valid_from)
);
create index committee_seat_of_person on committee_seat (person_id, valid_from);

grant select, insert, update on committee, committee_seat to wian_app;
