-- A one-time code works once (RFC 6238, section 5.2): the newest step of time whose code was taken.
alter table auth."twoFactor" add column "lastUsedStep" bigint;
