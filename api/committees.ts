import { advanceCommittees, isSeatOfOffice, loadCommittee, type CommitteeEntry } from '../db/committees.js'
import { withShortOfficeNames } from '../db/directory.js'
import { namesOf } from '../db/people.js'
import { inTransaction, type Database, type Transaction } from '../db/pool.js'
import { committeeCase, type Actor, type Unstamped } from '../domain/case.js'
import type { CommitteeAct } from '../domain/committee/case.js'
import { decideCommittee } from '../domain/committee/decide.js'
import { possibleCommitteeActs, subjectOfCommittee } from '../domain/policy/committee-acts.js'
import { mayAct } from '../domain/policy/policy.js'
import { dayOf, type Day, type Instant } from '../domain/time.js'
import { takeStep, type ActCall } from './acting.js'
import { refused } from './refusals.js'
import type { Answer, Call, Deps } from './route.js'
import { noteReading, type Asking } from './scope.js'

const RECORD = 'committeeRecord.read'

/** An act on the record of a committee, before who does it and when is put to it. */
export type UnstampedCommitteeAct = Unstamped<CommitteeAct>

type CommitteeCall = ActCall & Pick<Call<{ readonly committeeId: string }, unknown, unknown>, 'params'>

/**
 * Decides on a committee that was found in the actor's scope, and answers the record as it stands then.
 * @throws Problem VERSION_STALE, or what the rules refuse
 */
export async function decideOnCommittee(
  call: CommitteeCall,
  { pool }: Pick<Deps, 'pool'>,
  act: UnstampedCommitteeAct,
  madeId?: string,
): Promise<Answer> {
  const { committeeId } = call.params
  await inTransaction(pool, (tx) => advanceOne(tx, call, committeeId, act))
  return showRecord(pool, call, committeeId, madeId)
}

/** Founds a committee; asked again with the same key, it is there once. */
export async function foundCommittee(
  call: ActCall,
  { pool }: Pick<Deps, 'pool'>,
  act: Extract<UnstampedCommitteeAct, { type: 'found' }>,
): Promise<Answer> {
  await inTransaction(pool, (tx) => advanceOne(tx, call, act.committeeId, act))
  const answer = await showRecord(pool, call, act.committeeId)
  return { ...answer, status: 201, location: `/api/v1/committees/${act.committeeId}` }
}

async function advanceOne(
  tx: Transaction,
  call: ActCall,
  committeeId: string,
  act: UnstampedCommitteeAct,
): Promise<void> {
  const { actor: by, at } = call
  await takeStep(tx, call, {
    advance: advanceCommittees,
    caseId: committeeCase(committeeId),
    decide: (state) => decideCommittee(state, { ...act, at, by }),
  })
}

async function showRecord(
  db: Database,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
  committeeId: string,
  madeId?: string,
): Promise<Answer> {
  const found = await loadCommittee(db, committeeId)
  if (!found) throw refused('NOT_FOUND')
  const { version, state } = found
  const possibleActs = possibleCommitteeActs(state, actor, dayOf(at))
  return { etag: version, body: { version, state, possibleActs, ...(madeId ? { madeId } : {}) } }
}

/** What everybody may know of committees: nobody's name or id. */
export async function publicPartsOf(db: Database, entries: readonly CommitteeEntry[]) {
  const named = await withShortOfficeNames(db, entries.map(publicPartOf), ({ secretariat }) => secretariat)
  return named.map(({ officeTh: secretariatTh, officeEn: secretariatEn, ...part }) => {
    return { ...part, secretariatTh, secretariatEn }
  })
}

function publicPartOf({ version, state }: CommitteeEntry) {
  const { members, legalBasis, announced: _announced, ...rest } = state
  return {
    ...{ version, ...rest },
    legalBasis: legalBasis.map(({ verified, ...basis }) => ({ ...basis, verifiedOn: verified?.on ?? null })),
    members: members.map(({ personId: _, orderNo: __, substitutes: ___, ...seat }) => seat),
  }
}

/** A committee for whoever asks: those inside see the whole record. */
export async function showCommittee(db: Database, entry: CommitteeEntry, asking: Asking, day: Day) {
  const [committee] = await publicPartsOf(db, [entry])
  const { state } = entry
  const { actor } = asking
  const possibleActs = possibleCommitteeActs(state, actor, day)
  const subject = subjectOfCommittee(state, day)
  if (mayAct(actor, RECORD, subject)) return { committee, possibleActs }
  await noteReading(db, { ...asking, act: RECORD }, subject)
  const ids = state.members.flatMap((one) => [one.personId, ...one.substitutes.map((s) => s.personId)])
  return { committee, possibleActs, record: state, persons: Object.fromEntries(await namesOf(db, ids)) }
}

/** @throws Problem OFFICE_UNKNOWN at `pointer` when the directory does not know the office and nobody serves there */
export async function checkOffice(db: Database, officeCode: string, pointer: string): Promise<void> {
  if (await isSeatOfOffice(db, officeCode)) return
  throw refused('OFFICE_UNKNOWN', { codes: officeCode }, pointer)
}

/** @throws Problem PERSON_UNKNOWN when nobody has this id */
export async function checkPerson(db: Database, personId: string): Promise<void> {
  if ((await namesOf(db, [personId])).has(personId)) return
  throw refused('PERSON_UNKNOWN', { persons: personId }, '/personId')
}
