-- Orders are found by the search: those that there are get their words in the background.
insert into case_unread select case_id from office_order on conflict do nothing;
