-- The clock and the mark of a rehearsal are set by these functions only: they check the rule, and the product's role
-- has no other way to either.

-- Error codes of our own, told apart by db/clock.ts: WR001 real cases are on record, WR002 no rehearsal, WR003 backwards.

create function hold_clock_at(p_instant timestamptz, p_rate double precision) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  newest timestamptz;
begin
  select at into newest from event order by seq desc limit 1;
  -- What is on record has happened: an instant before it would put events in the wrong order.
  if p_instant < newest then
    raise exception 'the clock cannot go back before the newest event (%)', newest using errcode = 'WR003';
  end if;
  insert into clock (one, instant, anchored_at, rate) values (true, p_instant, clock_timestamp(), p_rate)
    on conflict (one) do update set instant = excluded.instant, anchored_at = excluded.anchored_at, rate = excluded.rate;
  perform pg_notify('clock', '');
end $$;

create function start_rehearsal(p_instant timestamptz, p_rate double precision) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- No case may begin between the question and the mark.
  lock table event in share mode;
  if not exists (select from setting where key = 'rehearsal') then
    if exists (select from event) then
      raise exception 'the database holds real cases' using errcode = 'WR001';
    end if;
    insert into setting (key, value) values ('rehearsal', 'true');
  end if;
  perform hold_clock_at(p_instant, p_rate);
end $$;

create function set_clock(p_instant timestamptz, p_rate double precision) returns timestamptz
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from setting where key = 'rehearsal') then
    raise exception 'the clock of a database at work is the time of day' using errcode = 'WR002';
  end if;
  perform hold_clock_at(coalesce(p_instant, wian_now()), p_rate);
  return wian_now();
end $$;

revoke all on function hold_clock_at from public;
revoke all on function start_rehearsal from public;
revoke all on function set_clock from public;
grant execute on function start_rehearsal, set_clock to wian_app;
revoke insert, update, delete, truncate on clock from wian_app;

-- Two calendars adopted while the clock is held are still one after the other.
alter table calendar_version add column serial bigint generated always as identity;

-- Since when a mail has been refused by the server that should take it, by the time of day: it is given up after a day.
alter table mail add column deferred_since timestamptz;
