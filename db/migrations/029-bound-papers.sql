-- The files that lie or once lay on the agenda of a meeting: members have been called on them. They are never removed.
create table meeting_file (
  meeting_id text not null references meeting (meeting_id),
  file_id text not null references file,
  primary key (meeting_id, file_id)
);
create index meeting_file_by_file on meeting_file (file_id);
grant select, insert on meeting_file to wian_app;
insert into meeting_file
  select distinct m.meeting_id, f.file_id from meeting m
    cross join jsonb_array_elements(m.state -> 'agenda') as item
    cross join jsonb_array_elements(item -> 'papers') as paper
    join file f on f.file_id = paper ->> 'paperId';

-- What was in approval before there was a list of awaited words is listed, in the background with what is made anew.
insert into case_unread
  select case_id from circular where status = 'inApproval'
  union select case_id from submission where status = 'awaitingApproval' or state ? 'pending' or state ? 'timeRequest'
  union select case_id from proposal where status = 'inApproval'
  union select case_id from exemption where status = 'inApproval'
on conflict do nothing;
