-- Sign-in. Schema `auth` holds the tables of better-auth 1.7.6 with its two-factor and passkey plugins, in its own spelling
-- (made from getAuthTables; test/api/sign-in-tables.test.ts asks the library whether anything is missing), and beside them
-- our own: links that work once, tokens of back-channel logout that were seen, wrong tries, and the journal.

create schema auth;

create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "twoFactorEnabled" boolean default false
);

create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade,
  -- When the person last proved who they are: a password, a one-time code, a passkey, the provider's page.
  "confirmedAt" timestamptz not null default now(),
  -- Under which assignment the person acts in this session; nothing while none was chosen.
  "assignmentId" text,
  -- The session of an OIDC provider that this one came from: ended by its back-channel logout.
  "oidcProvider" text,
  "oidcSubject" text,
  "oidcSid" text
);
create index session_of_user on auth.session ("userId");
create index session_of_provider on auth.session ("oidcProvider", "oidcSubject") where "oidcProvider" is not null;

create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  unique ("providerId", "accountId")
);
create index account_of_user on auth.account ("userId");

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_by_identifier on auth.verification (identifier);

create table auth."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" on delete cascade,
  verified boolean default true,
  "failedVerificationCount" int default 0,
  "lockedUntil" timestamptz
);
create index two_factor_by_secret on auth."twoFactor" (secret);
create index two_factor_of_user on auth."twoFactor" ("userId");

create table auth.passkey (
  id text primary key,
  name text,
  "publicKey" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "credentialID" text not null,
  counter int not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz,
  aaguid text
);
create index passkey_of_user on auth.passkey ("userId");
create index passkey_by_credential on auth.passkey ("credentialID");

-- A link that works once: the first administrator's, an invitation, a new password. Only its hash is kept.
create table auth.link (
  link_id text primary key,
  purpose text not null check (purpose in ('setUp', 'invitation', 'recovery')),
  person_id text,
  sha256 bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'setUp') = (person_id is null))
);
create index link_of_person on auth.link (person_id);

-- Logout tokens that were obeyed: the same one a second time is a replay.
create table auth.logout_token (
  issuer text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (issuer, jti)
);

-- Wrong tries by account and by address (rate-limiter-flexible's table).
create table auth.wrong_try (
  key varchar(255) primary key,
  points int not null default 0,
  expire bigint
);

-- What happened to accounts, for the administrator and the auditor: ids only, no addresses, no secrets.
create table auth.journal (
  entry_id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  what text not null,
  person_id text,
  by_person text,
  session_id text
);
create index journal_of_person on auth.journal (person_id, entry_id);

grant usage on schema auth to wian_app;
grant select, insert, update, delete on all tables in schema auth to wian_app;
grant usage on all sequences in schema auth to wian_app;
revoke update, delete, truncate on auth.journal from wian_app;
