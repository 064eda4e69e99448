-- Every kind of case is found by the search. Words are made by the product, which divides Thai: here stand the cases whose
-- words are to be made anew, in the background; those that there were before, and later those of a committee that got
-- another name.
create table case_unread (
  case_id text primary key
);
insert into case_unread
  select case_id from meeting
  union all select case_id from task
  union all select case_id from proposal
  union all select case_id from consultation
  union all select case_id from exemption
  union all select case_id from committee;
grant select, insert, update, delete on case_unread to wian_app;
create index consultation_by_committee on consultation (committee_id) where committee_id is not null;
