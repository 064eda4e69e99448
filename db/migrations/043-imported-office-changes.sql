-- A change that came with an imported directory has no reason of its own: null.
alter table office_change alter column reason drop not null;
