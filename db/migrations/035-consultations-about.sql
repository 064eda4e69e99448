-- The consultations about an exemption are listed on its page.
create index consultation_about on consultation ((state ->> 'about')) where state ->> 'about' is not null;
