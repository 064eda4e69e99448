-- How far a case may be known, and who is named in it: lists are filtered by these, as the policy decides on single cases.
alter table circular
  add column secrecy text not null default 'plain' check (secrecy in ('plain', 'confidential', 'secret', 'topSecret')),
  add column named jsonb not null default '[]';
alter table submission
  add column secrecy text not null default 'plain' check (secrecy in ('plain', 'confidential', 'secret', 'topSecret')),
  add column named jsonb not null default '[]';
