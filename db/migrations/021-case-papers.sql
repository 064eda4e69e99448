-- The papers of a case of any kind: notices, agendas, minutes, extracts, registers. What was made stays as it was; what is
-- made anew has an id of its own.
create table case_paper (
  paper_id text primary key,
  case_id text not null,
  kind text not null,
  media_type text not null,
  sha256 bytea not null check (length(sha256) = 32),
  body bytea not null,
  made_at timestamptz not null
);
create index case_paper_by_case on case_paper (case_id, made_at, paper_id);
create index case_paper_by_sha256 on case_paper (sha256);
grant select, insert on case_paper to wian_app;

-- Mails about a case that go to a person, with the papers that they bring.
alter table mail add column paper_ids text[] not null default '{}';
create index mail_by_person on mail (case_id, person_id) where person_id is not null;
