-- A clock that runs may stop by itself: at `stop_at` it stands still, to the millisecond, however late somebody looks.
alter table clock add column stop_at timestamptz;

create or replace function wian_now() returns timestamptz language sql volatile as $$
  select coalesce(
    (select date_trunc('milliseconds', least(stop_at, instant + (clock_timestamp() - anchored_at) * rate)) from clock),
    date_trunc('milliseconds', clock_timestamp()))
$$;

create function hold_clock_at(p_instant timestamptz, p_rate double precision, p_stop_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  newest timestamptz;
begin
  select at into newest from event order by seq desc limit 1;
  -- What is on record has happened: an instant before it would put events in the wrong order.
  if p_instant < newest or p_stop_at < p_instant then
    raise exception 'the clock cannot go back before the newest event (%)', newest using errcode = 'WR003';
  end if;
  insert into clock (one, instant, anchored_at, rate, stop_at)
    values (true, p_instant, clock_timestamp(), p_rate, p_stop_at)
    on conflict (one) do update set instant = excluded.instant, anchored_at = excluded.anchored_at,
      rate = excluded.rate, stop_at = excluded.stop_at;
  perform pg_notify('clock', '');
end $$;

create or replace function start_rehearsal(p_instant timestamptz, p_rate double precision) returns void
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
  perform hold_clock_at(p_instant, p_rate, null);
end $$;

create function set_clock(p_instant timestamptz, p_rate double precision, p_stop_at timestamptz) returns timestamptz
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from setting where key = 'rehearsal') then
    raise exception 'the clock of a database at work is the time of day' using errcode = 'WR002';
  end if;
  perform hold_clock_at(coalesce(p_instant, wian_now()), p_rate, p_stop_at);
  return wian_now();
end $$;

drop function set_clock(timestamptz, double precision);
drop function hold_clock_at(timestamptz, double precision);
revoke all on function hold_clock_at from public;
revoke all on function set_clock from public;
grant execute on function set_clock to wian_app;
