-- What is shown of webhooks stands in the installation's own time, which in a rehearsal is not that of the machine; their
-- queue goes on by the real one.
alter table webhook add column made_at timestamptz;
update webhook set made_at = created_at;
alter table webhook alter column made_at set default wian_now(), alter column made_at set not null;

alter table webhook_delivery add column told_at timestamptz;
update webhook_delivery set told_at = queued_at;
alter table webhook_delivery alter column told_at set default wian_now(), alter column told_at set not null;

alter table webhook_attempt alter column at set default wian_now();
