import { randomUUID } from 'node:crypto'
import { PERSON, type Person } from './assignments.js'
import type { Database, Transaction } from './pool.js'

/** A password, hashed, for the account of a person. */
export type NewPassword = { readonly personId: string; readonly hashed: string }

/** What is written down about accounts. */
export type JournalEntry = {
  readonly what:
    | 'signedOut'
    | 'passwordSet'
    | 'linkMade'
    | 'administratorMade'
    | 'secondFactorReset'
    | 'secondFactorRemoved'
    | 'passkeyRemoved'
    | 'endedByProvider'
  readonly personId?: string
  readonly byPerson?: string
  readonly sessionId?: string
}

/** Sets the passwords of accounts, first or new ones, in one statement. */
export async function setPasswords(
  db: Database | Transaction,
  passwords: readonly NewPassword[],
): Promise<void> {
  await db.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
     select id, person_id, 'credential', person_id, hashed, clock_timestamp()
     from unnest($1::text[], $2::text[], $3::text[]) as n (id, person_id, hashed)
     on conflict ("providerId", "accountId")
       do update set password = excluded.password, "updatedAt" = excluded."updatedAt"`,
    [
      passwords.map(() => randomUUID()),
      passwords.map(({ personId }) => personId),
      passwords.map(({ hashed }) => hashed),
    ],
  )
}

/** The hash of the person's password, if one was ever set. */
export async function passwordOf(db: Database, personId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ password: string | null }>(
    `select password from auth.account where "userId" = $1 and "providerId" = 'credential'`,
    [personId],
  )
  return rows[0]?.password ?? undefined
}

/** Takes away what a lost device holds: codes, backup codes and passkeys; the password alone opens the account until new ones are set up. */
export async function removeSecondFactor(tx: Transaction, personId: string): Promise<boolean> {
  const codes = await tx.query('delete from auth."twoFactor" where "userId" = $1', [personId])
  const passkeys = await tx.query('delete from auth.passkey where "userId" = $1', [personId])
  await tx.query('update auth."user" set "twoFactorEnabled" = false where id = $1', [personId])
  return (codes.rowCount ?? 0) + (passkeys.rowCount ?? 0) > 0
}

/** A passkey as its person knows it again: the device's name, where it told one, and since when. */
export type Passkey = {
  readonly passkeyId: string
  readonly name: string | null
  readonly createdAt: Date | null
}

/** The passkeys of a person, the newest first. */
export async function listPasskeys(db: Database, personId: string): Promise<Passkey[]> {
  const { rows } = await db.query<Passkey>(
    `select id as "passkeyId", name, "createdAt" from auth.passkey
     where "userId" = $1 order by "createdAt" desc nulls last, id`,
    [personId],
  )
  return rows
}

/** Takes one passkey of a person away; false where the person has none of this id. */
export async function removePasskey(
  tx: Transaction,
  { personId, passkeyId }: { readonly personId: string; readonly passkeyId: string },
): Promise<boolean> {
  const { rowCount } = await tx.query('delete from auth.passkey where "userId" = $1 and id = $2', [
    personId,
    passkeyId,
  ])
  return rowCount === 1
}

/** Writes down what happened to accounts; never changed afterwards. */
export async function noteInJournal(
  db: Database | Transaction,
  entries: readonly JournalEntry[],
): Promise<void> {
  await db.query(
    `insert into auth.journal (what, person_id, by_person, session_id)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
    [
      entries.map(({ what }) => what),
      entries.map(({ personId }) => personId ?? null),
      entries.map(({ byPerson }) => byPerson ?? null),
      entries.map(({ sessionId }) => sessionId ?? null),
    ],
  )
}

/** Writes down that the session of this token was opened; nothing where it ended before its person heard of it. */
export async function noteSignedIn(db: Database, token: string): Promise<void> {
  await db.query(
    `insert into auth.journal (what, person_id, by_person, session_id)
     select 'signedIn', "userId", "userId", id from auth.session where token = $1`,
    [token],
  )
}

/** Writes down a wrong guess at an account, that of a person or of a mail address; empty where nobody has it. */
export async function noteSignInRefused(
  db: Database,
  { personId, email }: { readonly personId?: string; readonly email?: string },
): Promise<void> {
  await db.query(
    `insert into auth.journal (what, person_id)
     values ('signInRefused', coalesce($1, (select person_id from person where lower(email) = lower($2))))`,
    // Whatever was typed: the database keeps no NUL, and no address has one.
    [personId ?? null, email?.replaceAll('\0', '') ?? null],
  )
}

/** The persons of these ids, those that there are. */
export async function loadPeople(db: Database, personIds: readonly string[]): Promise<Person[]> {
  const { rows } = await db.query<Person>(`select ${PERSON} from person p where person_id = any($1)`, [
    personIds,
  ])
  return rows
}

/** Whether a second factor is set up and in use. */
export async function hasSecondFactor(db: Database, personId: string): Promise<boolean> {
  const { rowCount } = await db.query('select from auth."user" where id = $1 and "twoFactorEnabled"', [
    personId,
  ])
  return rowCount === 1
}

/** The secret behind a person's one-time codes, as the library sealed it; nothing where the person has none. */
export async function sealedCodeSecret(db: Database, personId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ secret: string }>(
    'select secret from auth."twoFactor" where "userId" = $1',
    [personId],
  )
  return rows[0]?.secret
}

/** Uses the code of a step of time up, and those of all steps before. False when that was done already. */
export async function useCodeStep(db: Database, personId: string, step: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `update auth."twoFactor" set "lastUsedStep" = $2 where "userId" = $1 and coalesce("lastUsedStep", 0) < $2`,
    [personId, step],
  )
  return rowCount === 1
}
