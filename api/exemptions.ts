import { loadCommittee } from '../db/committees.js'
import { getContent, putContent } from '../db/contents.js'
import { withShortOfficeNames } from '../db/directory.js'
import {
  bindEvidence,
  exemptionLines,
  type ExemptionEntry,
  type RegisteredExemption,
} from '../db/exemptions.js'
import { holdFiles } from '../db/files.js'
import type { Database, Transaction } from '../db/pool.js'
import type { Actor } from '../domain/case.js'
import type { CommitteeLevel } from '../domain/committee/case.js'
import type { Exemption } from '../domain/exemption/case.js'
import {
  headOfRequest,
  type DecidingBodies,
  type Evidence,
  type ExemptionHead,
  type ExemptionRequest,
} from '../domain/exemption/request.js'
import { exemptionWarnings } from '../domain/exemption/warnings.js'
import { possibleExemptionActs, possibleExemptionVerdicts } from '../domain/policy/exemption-acts.js'
import { dueWall, type Instant } from '../domain/time.js'
import type { z } from 'zod'
import { problem } from './problems.js'
import type { bodiesBody, requestBody } from './schemas/exemption.js'
import { refused } from './refusals.js'

type Body = z.infer<typeof requestBody>

/** A request on its way into a case: what the case knows of it, and the hash under which the whole is kept. */
export type KeptRequest = { readonly request: ExemptionHead; readonly contentSha256: string }

/**
 * Keeps a request with its evidence, for the own office of whoever enters it.
 * @throws Problem ANSWER_INVALID naming a file that is not the office's, or not clean
 */
export async function keepRequest(
  tx: Transaction,
  { officeCode }: Actor,
  exemptionId: string,
  { applicantType: type, school, evidence, basis, ...said }: Body,
): Promise<KeptRequest> {
  const files = await evidenceOf(tx, officeCode, evidence)
  await bindEvidence(tx, exemptionId, evidence)
  const request: ExemptionRequest = {
    ...said,
    applicant: { officeCode, type, ...(school ? { school } : {}) },
    basis: { basisId: exemptionId, ...basis },
    evidence: files,
  }
  return { request: headOfRequest(request), contentSha256: await putContent(tx, request) }
}

async function evidenceOf(tx: Transaction, officeCode: string, ids: readonly string[]): Promise<Evidence[]> {
  const rows = await holdFiles(tx, [...new Set(ids)])
  return ids.map((fileId, at) => {
    const file = rows.find((row) => row.fileId === fileId && row.officeCode === officeCode)
    if (file?.state !== 'clean' || !file.sha256) throw problem('ANSWER_INVALID', [wrongFile(at)])
    return { fileId, sha256: file.sha256, name: file.name }
  })
}

function wrongFile(at: number) {
  return {
    pointer: `/evidence/${at}`,
    code: 'fileUnknown',
    messageTh: 'ไม่พบแฟ้มนี้ในหน่วยงานของท่าน หรือแฟ้มยังตรวจไม่เสร็จ',
    messageEn: 'Your office has no such file, or it is still being checked.',
  }
}

/** @throws Error when a case names a request that is not there */
export async function readRequest(db: Database, contentSha256: string): Promise<ExemptionRequest> {
  const request = await getContent<ExemptionRequest>(db, contentSha256)
  if (!request) throw new Error(`no request ${contentSha256}`)
  return request
}

/**
 * The committees that shall decide, each of the level that is needed and active, with the offices of their secretaries.
 * @throws Problem BODY_UNKNOWN naming the one that is not
 */
export async function bodiesOf(db: Database, named: z.infer<typeof bodiesBody>): Promise<DecidingBodies> {
  const { areaCommitteeId, subCommitteeId, nationalCommitteeId } = named
  const secretariats = [
    await secretariatOf(db, { id: areaCommitteeId, levels: ['area'], field: 'areaCommitteeId' }),
    await secretariatOf(db, { id: subCommitteeId, levels: ['sub', 'working'], field: 'subCommitteeId' }),
    await secretariatOf(db, { id: nationalCommitteeId, levels: ['national'], field: 'nationalCommitteeId' }),
  ].flat()
  return { ...named, secretariats: [...new Set(secretariats)] }
}

type Named = {
  readonly id: string | undefined
  readonly levels: readonly CommitteeLevel[]
  readonly field: string
}

async function secretariatOf(db: Database, { id, levels, field }: Named): Promise<string[]> {
  if (id === undefined) return []
  const committee = (await loadCommittee(db, id))?.state
  if (committee?.status !== 'active' || !levels.includes(committee.level))
    throw refused('BODY_UNKNOWN', { committee: id }, `/${field}`)
  return [committee.secretariat]
}

/** An exemption as it stands for whoever asks, without the request's own words. */
export function standingOf(
  { version, state }: Pick<ExemptionEntry, 'version' | 'state'>,
  by: Actor,
  at: Instant,
) {
  const until = state.notice?.appealUntil
  return {
    version,
    state,
    warnings: exemptionWarnings(state),
    possibleActs: possibleExemptionActs(state, by, at),
    possibleVerdicts: possibleExemptionVerdicts(state, by),
    appeal: until === undefined ? null : dueWall(until),
  }
}

/** An exemption as it stands for whoever asks, with the request's own words and what its office is called. */
export async function showExemption(
  db: Database,
  entry: Omit<ExemptionEntry, 'caseId'>,
  { by, at }: { readonly by: Actor; readonly at: Instant },
) {
  const { exemptionId, state } = entry
  const request = await readRequest(db, state.contentSha256)
  const [shown] = await named(db, [{ exemptionId, ...standingOf(entry, by, at), request }])
  return shown
}

/** Each with what its office is called. */
export function named<Entry extends { readonly state: Exemption }>(db: Database, entries: readonly Entry[]) {
  return withShortOfficeNames(db, entries, ({ state }) => state.applicant.officeCode)
}

/** What everybody may read of a line of the register: who, what, until when, on which ground. */
export function publicLine({ state, officeTh, officeEn }: RegisteredExemption, { ground }: ExemptionRequest) {
  const { number = 0, year = 0, applicant, kind, field, measure, subject, legalBasis, status } = state
  const { from, until } = state.granted ?? state.period
  return {
    ...{ number, year, officeCode: applicant.officeCode, officeTh, officeEn },
    schoolTh: applicant.school?.nameTh ?? null,
    ...{ kind, field, measure, subject, rule: state.rule ?? null, ground },
    basis: { law: legalBasis.law, section: legalBasis.section, verified: legalBasis.verified !== null },
    ...{ from, until, status },
  }
}

/** A line of the register with what is not public: why it was decided so, risks, appeals, its end. */
export function internalLine(entry: RegisteredExemption, request: ExemptionRequest) {
  const { state, exemptionId } = entry
  const { decision, appeal, ended } = state
  return {
    ...publicLine(entry, request),
    exemptionId,
    resolution: resolutionOf(decision),
    reason: decision?.reason ?? '',
    risk: request.risk,
    assessment: request.assessment,
    appealed: appeal !== undefined,
    ended: ended?.reason ?? null,
    warnings: exemptionWarnings(state),
  }
}

/** The whole register line by line, as `lineOf` shows it: for files. */
export async function* registerLines<Line>(
  tx: Transaction,
  { year, lineOf }: { year: number | undefined; lineOf: LineOf<Line> },
): AsyncGenerator<Line> {
  for await (const entry of exemptionLines(tx, year))
    yield lineOf(entry, await readRequest(tx, entry.state.contentSha256))
}

type LineOf<Line> = (entry: RegisteredExemption, request: ExemptionRequest) => Line

function resolutionOf(decision: Exemption['decision']): string | null {
  if (decision?.resolution) {
    const { number, year } = decision.resolution.resolution
    return `${number}/${year}`
  }
  return decision?.reference ?? null
}
