-- Letters that tell offices of resolutions: whom each is addressed to, and when it was mailed. What they say stands with the
-- resolution; ids grow with time.
create table resolution_letter (
  letter_id text primary key,
  meeting_id text not null,
  item_id text not null,
  sender text not null,
  office_code text not null,
  sent_at timestamptz,
  foreign key (meeting_id, item_id) references resolution
);
create index resolution_letter_received on resolution_letter (office_code, letter_id);
create index resolution_letter_sent on resolution_letter (sender, letter_id);
grant select, insert on resolution_letter to wian_app;
grant update (sent_at) on resolution_letter to wian_app;
