import type { Actor } from '../domain/case.js'
import type { Instant } from '../domain/time.js'
import { officeNames, type OfficeNamed } from './directory.js'
import type { Database } from './pool.js'

/** A letter that a step put into the world. */
export type CausedLetter = { readonly letterId: string; readonly kind: string; readonly sha256: string }

/** A mail that a step put into the outbox, and what became of it. */
export type CausedMail = {
  readonly mailId: string
  readonly kind: string
  readonly state: string
  readonly settledAt: Instant | null
}

/** Letters by their ids, and mails by the version of the step that sent them. */
export type Caused = {
  readonly letters: ReadonlyMap<string, CausedLetter>
  readonly mails: ReadonlyMap<number, CausedMail>
}

/** What the steps of these versions of a case caused; a mail is named after the step that sends it. */
export async function loadCaused(
  db: Database,
  caseId: string,
  { letterIds, versions }: { letterIds: readonly string[]; versions: readonly number[] },
): Promise<Caused> {
  const letters = await db.query<CausedLetter>(
    `select letter_id as "letterId", kind, encode(sha256, 'hex') as sha256 from letter where letter_id = any($1)`,
    [letterIds],
  )
  const mails = await db.query<CausedMail>(
    `select mail_id as "mailId", kind, state, settled_at as "settledAt" from mail where mail_id = any($1)`,
    [versions.map((version) => `${caseId}#${version}`)],
  )
  return {
    letters: new Map(letters.rows.map((letter) => [letter.letterId, letter])),
    mails: new Map(mails.rows.map((mail) => [Number(mail.mailId.split('#')[1]), mail])),
  }
}

/** Names of persons, and of offices short and in English, by their ids. */
export type Names = {
  readonly persons: ReadonlyMap<string, string>
  readonly offices: ReadonlyMap<string, OfficeNamed>
}

/** The names of those who acted. */
export async function loadNames(db: Database, actors: readonly Actor[]): Promise<Names> {
  const persons = await db.query<{ id: string; name: string }>(
    'select person_id as id, name_th as name from person where person_id = any($1)',
    [[...new Set(actors.map(({ personId }) => personId))]],
  )
  const codes = actors.map(({ officeCode }) => officeCode)
  return {
    persons: new Map(persons.rows.map(({ id, name }) => [id, name])),
    offices: await officeNames(db, codes, 'short'),
  }
}
