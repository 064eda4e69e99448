-- Whose word a case waits for: rows that follow from the approvals in the cases' states, rewritten by every step.
create table awaiting_approval (
  case_id text not null,
  -- What of the case is to be approved: one case may wait for two things.
  about text not null,
  stage text not null,
  -- One row for each party: the role itself, a superior after the time limit, whoever was given a turn.
  party int not null,
  title jsonb,
  subject text not null,
  office_code text not null,
  role text,
  -- Nobody in particular where it is null: whoever holds the role.
  persons text[],
  committee_id text,
  -- Who of them may not speak: authors, and who has spoken.
  barred text[] not null,
  decides boolean not null,
  escalated boolean not null,
  since timestamptz,
  due_at timestamptz,
  secrecy text not null default 'plain',
  named jsonb not null default '[]',
  primary key (case_id, about, stage, party)
);
create index awaiting_by_office on awaiting_approval (office_code, role);
create index awaiting_by_committee on awaiting_approval (committee_id) where committee_id is not null;

grant select, insert, delete on awaiting_approval to wian_app;
