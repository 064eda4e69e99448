-- Whoever looks into cases sees what is on record of their own looking, the newest first.
create index reading_by_person on reading (person_id, reading_id);
