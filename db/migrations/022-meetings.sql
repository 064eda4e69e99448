-- Meetings of committees, their check-in codes, the urns of secret ballots, and the register of resolutions.

create table meeting (
  case_id text primary key,
  meeting_id text not null unique,
  committee_id text not null references committee (committee_id),
  secretariat text not null,
  number int,
  number_year int not null,
  starts_at timestamptz not null,
  -- Of a secret meeting: guests who may know of it. Its members follow from their seats.
  named jsonb not null default '[]',
  secrecy text not null default 'plain' check (secrecy in ('plain', 'confidential', 'secret', 'topSecret')),
  -- Votes that are open for the members themselves, by device or secretly.
  open_votes jsonb not null default '[]',
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null
);
create index meeting_page on meeting (committee_id, starts_at desc, case_id desc);
create index meeting_awake on meeting (next_wake_at) where next_wake_at is not null;

-- What members post to say that they are in the room; the secretary shows it there.
create table meeting_code (
  meeting_id text primary key references meeting (meeting_id),
  code text not null
);

-- One row for a vote, with nothing in it but the totals, sealed: not even its versions on the disk say what changed.
create table ballot_urn (
  meeting_id text not null references meeting (meeting_id),
  voting_id text not null,
  sealed bytea not null,
  primary key (meeting_id, voting_id)
);

create table resolution (
  meeting_id text not null references meeting (meeting_id),
  item_id text not null,
  number int not null,
  year int not null,
  outcome text not null,
  resolved_at timestamptz not null,
  body jsonb not null,
  plain text not null,
  words tsvector not null,
  primary key (meeting_id, item_id)
);
create index resolution_words on resolution using gin (words);
create index resolution_by_year on resolution (year, number);

-- From a case back to the resolutions that concern it: it was decided there (`subject`), or it follows from one.
create table resolution_link (
  case_id text not null,
  meeting_id text not null,
  item_id text not null,
  relation text not null check (relation in ('subject', 'followUp')),
  primary key (case_id, meeting_id, item_id),
  foreign key (meeting_id, item_id) references resolution
);

grant select, insert, update on meeting, ballot_urn, resolution to wian_app;
grant select, insert on meeting_code, resolution_link to wian_app;
