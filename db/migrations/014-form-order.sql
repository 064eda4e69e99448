-- A form asks in the order in which it was written: jsonb forgets that order, json keeps it. Hashes are of the canonical
-- form and stay as they are; what was stored before keeps the order that it has by now.
alter table content alter column body type json using body::json;
alter table procedure alter column body type json using body::json;
