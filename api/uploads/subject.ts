import { loadCircular } from '../../db/circulars.js'
import {
  casesOfFile,
  listFiles,
  loadFile,
  secretFiles,
  type StoredFile,
  type WhichFiles,
} from '../../db/files.js'
import { loadExemption } from '../../db/exemptions.js'
import type { Page, Place } from '../../db/paging.js'
import type { Database } from '../../db/pool.js'
import { loadSubmission } from '../../db/submissions.js'
import { caseKind, idWithinKind, type Actor } from '../../domain/case.js'
import { subjectOfExemption } from '../../domain/policy/exemption-acts.js'
import { mayKnow } from '../../domain/policy/policy.js'
import type { Subject } from '../../domain/policy/rule.js'
import { subjectOfCircular, subjectOfSubmission } from '../../domain/policy/subjects.js'
import { refused } from '../refusals.js'
import { checkCase, ownCircular, ownSubmission, type Asking } from '../scope.js'

/**
 * A file on which the person may do the act.
 * @throws Problem NOT_FOUND for a file of others, NOT_YOURS
 */
export async function ownFile(db: Database, asking: Asking, fileId: string): Promise<StoredFile> {
  const file = await loadFile(db, fileId)
  if (!file) throw refused('NOT_FOUND')
  checkCase(asking, await subjectOf(db, file))
  return file
}

/** A list of files as the person may know of it: secret cases keep theirs to themselves, in the number of all as well. */
export async function listKnownFiles(
  db: Database,
  actor: Actor,
  which: WhichFiles,
  place: Place,
): Promise<Page<StoredFile>> {
  const found = await listFiles(db, which, place)
  const page = { ...found, items: await knownFiles(db, actor, found.items) }
  if (found.total === undefined) return page
  const secret = await secretFiles(db, which)
  const hidden = secret.length - (await knownFiles(db, actor, secret)).length
  return { ...page, total: found.total - hidden }
}

async function knownFiles(db: Database, actor: Actor, files: readonly StoredFile[]): Promise<StoredFile[]> {
  const known = await Promise.all(files.map(async (file) => mayKnow(actor, await subjectOf(db, file))))
  return files.filter((_, at) => known[at])
}

/**
 * The case for which a file is sent: one that the person may answer or revise.
 * @throws Problem NOT_FOUND, NOT_YOURS
 */
export async function ownCase(db: Database, actor: Actor, caseId: string): Promise<void> {
  const { circularId, officeCode } = partsOf(caseId)
  if (caseKind(caseId) === 'circular') await ownCircular(db, { actor, act: 'circular.revise' }, circularId)
  else await ownSubmission(db, { actor, act: 'submission.saveDraft' }, { circularId, officeCode })
}

/**
 * The office that sent it owns a file; the offices that received an answer in which it stands are its addressees. It is as
 * secret as its cases, and whoever sent it knows it anyway.
 */
async function subjectOf(db: Database, file: StoredFile): Promise<Subject> {
  const answered = await subjectsOf(db, await casesOfFile(db, file.fileId))
  const own = await subjectsOf(db, file.caseId === null ? [] : [file.caseId])
  const caseId = [...own, ...answered][0]?.caseId
  return {
    ownerOffice: file.officeCode,
    addressees: answered.flatMap(({ ownerOffice, addressees = [], caseId: id = '' }) => [
      ...(ownerOffice === undefined ? [] : [ownerOffice]),
      // Whoever has to do with a request reads its evidence.
      ...(id.startsWith('exemption/') ? addressees : []),
    ]),
    ...(caseId === undefined ? {} : { caseId }),
    ...secrecyOf([...own, ...answered], file.uploadedBy),
  }
}

function secrecyOf(cases: readonly Subject[], sender: string): Pick<Subject, 'secrecy' | 'named'> {
  const secrets = cases.filter(({ secrecy = 'plain' }) => secrecy !== 'plain')
  const [first, ...rest] = secrets.map(({ named = [] }) => named)
  if (!first || !secrets[0]?.secrecy) return {}
  const named = first.filter((person) => rest.every((others) => others.includes(person)))
  return { secrecy: secrets[0].secrecy, named: [...named, sender] }
}

async function subjectsOf(db: Database, caseIds: readonly string[]): Promise<Subject[]> {
  const found = await Promise.all(caseIds.map((caseId) => subjectOfCase(db, caseId)))
  return found.flatMap((subject) => subject ?? [])
}

async function subjectOfCase(db: Database, caseId: string): Promise<Subject | undefined> {
  if (caseKind(caseId) === 'exemption') {
    const exemption = await loadExemption(db, idWithinKind(caseId))
    return exemption && subjectOfExemption(exemption.state)
  }
  const circular = await loadCircular(db, partsOf(caseId).circularId)
  if (!circular) return undefined
  if (caseKind(caseId) === 'circular') return subjectOfCircular(circular.state)
  const submission = await loadSubmission(db, caseId)
  return submission && subjectOfSubmission(submission.state, circular.state)
}

function partsOf(caseId: string): { circularId: string; officeCode: string } {
  const [, circularId = '', officeCode = ''] = caseId.split('/')
  return { circularId, officeCode }
}
