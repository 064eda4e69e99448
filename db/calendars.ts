import { calendarFor, type Calendar, type Coverage, type Holiday } from '../domain/calendar.js'
import type { Instant } from '../domain/time.js'
import type { Database, Transaction } from './pool.js'

/** A version of the holidays as a person adopts it: `source` says where it was published. */
export type CalendarEdition = {
  readonly version: string
  readonly source: string
  readonly holidays: readonly Holiday[]
  readonly coverage: Coverage
}

/** A version in the list of those adopted. */
export type CalendarEntry = Coverage & {
  readonly version: string
  readonly source: string
  readonly adoptedAt: Instant
  readonly holidays: number
}

/**
 * Adopts a version of the holidays: deadlines are worked out with it from now on, those already given keep theirs.
 * A version that is known stays as it is. Returns whether it was new.
 */
export async function adoptCalendar(tx: Transaction, edition: CalendarEdition): Promise<boolean> {
  const { version, source, holidays, coverage } = edition
  const { rowCount } = await tx.query(
    `insert into calendar_version (version, covers_from, covers_to, source) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [version, coverage.coversFrom, coverage.coversTo, source],
  )
  if (rowCount === 0) return false
  await tx.query(
    `insert into holiday (version, day, scope, body)
     select $1, h.* from unnest($2::date[], $3::text[], $4::jsonb[]) as h (day, scope, body)`,
    [
      version,
      holidays.map(({ day }) => day),
      holidays.map(({ scope }) => (scope === 'national' ? scope : scope.join('|'))),
      holidays.map((holiday) => JSON.stringify(holiday)),
    ],
  )
  return true
}

/** A version with all its holidays, national and regional; the newest one if none is named. */
export async function loadEdition(db: Database, version?: string): Promise<CalendarEdition | undefined> {
  const { rows } = await db.query<Omit<CalendarEdition, 'holidays' | 'coverage'> & Coverage>(
    `select version, source, covers_from as "coversFrom", covers_to as "coversTo" from calendar_version
     where $1::text is null or version = $1 order by serial desc limit 1`,
    [version ?? null],
  )
  const [found] = rows
  if (!found) return undefined
  const holidays = await db.query<{ body: Holiday }>(
    'select body from holiday where version = $1 order by day, scope',
    [found.version],
  )
  const { coversFrom, coversTo, ...named } = found
  return { ...named, coverage: { coversFrom, coversTo }, holidays: holidays.rows.map((row) => row.body) }
}

/** The calendar of an office in these provinces (none: the national one), in the newest version or the one named. */
export async function loadCalendar(
  db: Database,
  provinces: readonly string[] = [],
  version?: string,
): Promise<Calendar | undefined> {
  const edition = await loadEdition(db, version)
  return edition && calendarFor(edition.holidays, edition.version, provinces, edition.coverage)
}

/** The versions adopted, the newest first. */
export async function listCalendars(db: Database): Promise<CalendarEntry[]> {
  const { rows } = await db.query<CalendarEntry>(
    `select version, source, covers_from as "coversFrom", covers_to as "coversTo", adopted_at as "adoptedAt",
            (select count(*)::int from holiday h where h.version = v.version) as holidays
     from calendar_version v order by serial desc`,
  )
  return rows
}
