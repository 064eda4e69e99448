-- An office that came with an imported list has no record before: who brought it stands in its history, too.
alter table office_change alter column before drop not null;
alter table office_change drop constraint office_change_kind_check;
alter table office_change add constraint office_change_kind_check check (kind in ('added', 'changed', 'closed'));
alter table office_change add constraint office_change_before_check check ((before is null) = (kind = 'added'));
