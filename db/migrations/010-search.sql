-- The names from which an office's words were made: when they change, its words are made anew.
alter table office_text add column names text not null default '';
