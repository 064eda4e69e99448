-- What leaves the product for machines: tokens, calendar feeds, webhooks. Times here are real: secrets expire and
-- retries wait by the time of day, also while a rehearsal's clock is held.

-- A person's assignment, lent to a program. `actor` is who acts; the secret itself is shown once and kept as its SHA-256.
create table machine_token (
  token_id text primary key check (token_id ~ '^[0-9a-f]{16}$'),
  name text not null,
  person_id text not null,
  office_code text not null,
  actor jsonb not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  secret_sha256 bytea not null check (length(secret_sha256) = 32),
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null check (expires_at <= created_at + interval '366 days'),
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text
);
create index machine_token_by_office on machine_token (office_code, created_at);

-- A calendar of deadlines behind an address that is its own key.
create table feed (
  feed_id text primary key check (feed_id ~ '^[0-9a-f]{16}$'),
  kind text not null check (kind in ('person', 'office')),
  person_id text not null,
  office_code text not null,
  actor jsonb not null,
  secret_sha256 bytea not null check (length(secret_sha256) = 32),
  created_at timestamptz not null default clock_timestamp(),
  last_fetched_at timestamptz,
  revoked_at timestamptz,
  revoked_by text
);
create index feed_by_office on feed (office_code, created_at);

-- Where an office wants to hear of its cases. Secrets are derived from the server's own and a number: none is kept here.
create table webhook (
  webhook_id text primary key,
  office_code text not null,
  person_id text not null,
  actor jsonb not null,
  url text not null,
  types text[] not null check (cardinality(types) > 0),
  secret_no int not null default 1,
  -- Until then the secret before this one signs as well.
  previous_until timestamptz,
  -- The newest event of the ledger that has been looked at for this address.
  after_seq bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  disabled_at timestamptz,
  disabled_reason text,
  removed_at timestamptz
);
create index webhook_by_office on webhook (office_code, created_at);

-- One event for one address. The id follows from both: what is queued again is the same delivery.
create table webhook_delivery (
  delivery_id text primary key,
  webhook_id text not null references webhook,
  type text not null,
  case_id text,
  body text not null,
  state text not null default 'queued' check (state in ('queued', 'delivered', 'failed', 'dropped')),
  attempts int not null default 0,
  queued_at timestamptz not null default clock_timestamp(),
  next_attempt_at timestamptz not null default clock_timestamp(),
  -- Since when it has failed without a break: it is given up a day later.
  failing_since timestamptz,
  settled_at timestamptz
);
create index webhook_delivery_queue on webhook_delivery (next_attempt_at) where state = 'queued';
create index webhook_delivery_log on webhook_delivery (webhook_id, queued_at desc, delivery_id);

-- What came of each try: status of the answer, or why there was none.
create table webhook_attempt (
  delivery_id text not null references webhook_delivery,
  number int not null,
  at timestamptz not null default clock_timestamp(),
  status int,
  problem text,
  ms int not null,
  primary key (delivery_id, number)
);

grant select, insert on machine_token, feed, webhook, webhook_delivery, webhook_attempt to wian_app;
grant update (last_used_at, revoked_at, revoked_by) on machine_token to wian_app;
grant update (last_fetched_at, revoked_at, revoked_by) on feed to wian_app;
grant update (url, types, secret_no, previous_until, after_seq, disabled_at, disabled_reason, removed_at) on webhook to wian_app;
grant update (state, attempts, next_attempt_at, failing_since, settled_at) on webhook_delivery to wian_app;
