-- The tracker of a circular is counted from an index alone. It takes the place of the one that kept offices apart.
create unique index submission_tracker on submission (circular_id, office_code)
  include (status, due_at, late, answer_kind, bounced_at, opened, received_at, asks_more_time);
alter table submission drop constraint submission_circular_id_office_code_key;
create index office_province on office (code) include (province) where valid_to is null;
