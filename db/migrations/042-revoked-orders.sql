-- An order ends an earlier one of its office from a day on; null: from the day of its signature.
alter table office_order add column revokes text, add column revokes_from date;
create index order_revoking on office_order (revokes) where revokes is not null;
