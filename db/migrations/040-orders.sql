-- Orders (คำสั่ง) of offices.
create table office_order (
  case_id text primary key,
  order_id text not null unique,
  owner_office text not null,
  subject text not null,
  -- In the office's book of orders.
  number int,
  number_year int,
  version int not null,
  head bytea not null,
  state jsonb not null,
  status text not null,
  next_wake_at timestamptz,
  running boolean not null default false,
  updated_at timestamptz not null
);
create index order_of_office on office_order (owner_office, updated_at desc);
create index order_waiting on office_order (next_wake_at) where next_wake_at is not null;
grant select, insert, update on office_order to wian_app;
