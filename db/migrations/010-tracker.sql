-- What the tracker counts, beside the state that says it: counting 30,000 offices must not open 30,000 documents.
alter table submission
  add column answer_kind text generated always as (state -> 'answer' ->> 'kind') stored,
  add column opened boolean generated always as (state ? 'openedAt') stored,
  add column asks_more_time boolean generated always as (state ? 'timeRequest') stored;
-- The province of the office's seat.
alter table office add column province text generated always as (coalesce(body -> 'provinces' ->> 0, '')) stored;
