-- An account exists for a person and for nobody else: it is made with the person's mail address, follows it, and goes with
-- it. Whether a password, a passkey or a provider opens it is decided later.

create function account_follows_person() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.email is null then
    delete from auth."user" where id = new.person_id;
    return new;
  end if;
  insert into auth."user" (id, name, email, "emailVerified") values (new.person_id, new.name_th, new.email, true)
    on conflict (id) do update set name = excluded.name, email = excluded.email, "updatedAt" = clock_timestamp();
  return new;
end $$;
revoke all on function account_follows_person from public;

create trigger person_account after insert or update of email, name_th on person
  for each row execute function account_follows_person();

insert into auth."user" (id, name, email, "emailVerified")
  select person_id, name_th, email, true from person where email is not null on conflict do nothing;

alter table auth."user" add foreign key (id) references person (person_id);
alter table auth.link add foreign key (person_id) references person (person_id);
revoke insert, delete, truncate on auth."user" from wian_app;

-- Mails about an account are of no case.
alter table mail alter column case_id drop not null;
alter table mail alter column circular_id drop not null;
alter table mail alter column office_code drop not null;
alter table mail add column person_id text references person;
alter table mail add check ((person_id is null) = (case_id is not null and circular_id is not null and office_code is not null));
