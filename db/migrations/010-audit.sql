-- Looking back: who read what, what can be searched, codes that show a letter to be genuine, and the indexes of long lists.

-- ── Readings: what auditors and superiors looked at, and what anybody looked at in a secret case ──────────────────

create table reading (
  reading_id bigint generated always as identity primary key,
  at timestamptz not null,
  person_id text not null,
  office_code text not null,
  role text not null,
  assignment_id text,
  order_no text,
  case_id text not null,
  -- What was read: `timeline`, `asOf`, `letter` …
  what text not null,
  -- Why, as the reader stated it at the beginning.
  purpose text,
  secret boolean not null default false,
  -- The offices concerned: to these it is shown.
  owner_office text,
  addressee_office text
);
create index reading_by_owner on reading (owner_office, reading_id);
create index reading_by_addressee on reading (addressee_office, reading_id);
create index reading_by_case on reading (case_id, reading_id);

-- The newest row of a session holds from then on.
create table reading_purpose (
  purpose_id bigint generated always as identity primary key,
  person_id text not null,
  session_id text not null,
  purpose text not null,
  stated_at timestamptz not null
);
create index reading_purpose_of_session on reading_purpose (person_id, session_id, purpose_id);

create trigger reading_append_only before update or delete on reading for each row execute function refuse_change();
create trigger reading_no_truncate before truncate on reading for each statement execute function refuse_change();
create trigger purpose_append_only before update or delete on reading_purpose
  for each row execute function refuse_change();

grant select, insert on reading, reading_purpose to wian_app;

-- ── Search. `words` holds the words of a text as a segmenter found them, and pairs of letters (~) for parts of words ─

create table case_text (
  case_id text primary key,
  plain text not null,
  words tsvector not null
);
create index case_text_words on case_text using gin (words) with (fastupdate = off);

create table office_text (
  code text primary key,
  plain text not null,
  words tsvector not null
);
create index office_text_words on office_text using gin (words) with (fastupdate = off);

alter table register_entry add column plain text, add column words tsvector;
-- A small pending list: whoever searches reads it whole.
create index register_entry_words on register_entry using gin (words) with (gin_pending_list_limit = 256);
create index register_entry_unread on register_entry (office_code) where words is null;

grant select, insert, update on case_text, office_text to wian_app;
grant update (plain, words) on register_entry to wian_app;

-- ── Letters that can be checked by whoever holds one ──────────────────────────────────────────────────────────────

alter table letter add column code text;
create unique index letter_by_code on letter (code) where code is not null;

-- ── Long lists: each page is read from an index, whatever the size of the table ───────────────────────────────────

create index submission_page on submission (circular_id, due_at, case_id collate "C");
create index submission_page_of_office on submission (office_code, due_at, case_id collate "C");
drop index submission_by_office;
create index circular_page on circular (owner_office, updated_at desc, case_id desc);
create index mail_page on mail (circular_id, mail_id collate "C");
create index mail_by_state on mail (circular_id, state);
