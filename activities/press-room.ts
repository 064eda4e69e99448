import { setImmediate as breath } from 'node:timers/promises'
import type pg from 'pg'
import { clockNow, isRehearsal } from '../db/clock.js'
import { loadCircular } from '../db/circulars.js'
import { getContent } from '../db/contents.js'
import { loadOffices } from '../db/directory.js'
import { loadEmblem } from '../db/letterheads.js'
import { putLetters, putLetterTemplate, type StoredLetter } from '../db/letters.js'
import { noteKeyUse, type KeyUse } from '../db/office-keys.js'
import type { Transaction } from '../db/pool.js'
import type { Circular } from '../domain/circular/case.js'
import type { CircularContent, ErratumContent } from '../domain/content.js'
import type { Office } from '../domain/office.js'
import { dayOf, type Day } from '../domain/time.js'
import { emblemFrom } from '../templates/agency/emblem.js'
import type { LetterFrame } from '../templates/letters/circular.js'
import type { Look } from '../templates/letters/look.js'
import { familyKey, stampFamily } from '../typesetting/family.js'
import type { SlotValues } from '../typesetting/model.js'
import type { SignaturePlace } from '../typesetting/pdf/build.js'
import { signTail } from '../typesetting/sign/fill.js'
import { reserve } from '../typesetting/sign/place.js'
import type { Signer } from '../typesetting/sign/signer.js'
import { lineCounts, type FinishTail, type PrefixState } from '../typesetting/stamp.js'
import type { TemplateFamily } from '../typesetting/template.js'
import type { Typesetter } from '../typesetting/contract.js'
import type { JobRun } from './job-run.js'
import { newLetterCode } from './letter-code.js'
import { designFor, type LetterDesign } from './letter-designs.js'
import type { LetterOrder, PressRoom } from './letters.js'
import { signedLetter } from './signature.js'
import type { OfficeSigner } from './office-signer.js'

/** `answerUrl` stands in the letters: where offices answer; `verifyUrl` in their QR codes, before `/<code>`. `look`: the agency's own emblem and font, if any. */
export type PressDeps = {
  readonly pool: pg.Pool
  readonly typesetter: Typesetter
  readonly answerUrl: string
  readonly verifyUrl: string
  readonly look?: Look
  /** Signs the letters of offices that have a key in use; none without it. */
  readonly signerOf?: OfficeSigner
}

type Order = {
  readonly officeCode: string
  readonly letterId: string
  readonly code: string
  readonly values: SlotValues
}
type Mould = {
  readonly pool: pg.Pool
  readonly design: LetterDesign
  readonly circularId: string
  readonly verifyUrl: string
  readonly typesetter: Typesetter
  readonly seal: Seal | undefined
  family: TemplateFamily
}

/** Makes the press room: for each job the letters that belong to it, laid out once and stamped for each office. */
export function createPressRoom(deps: PressDeps): PressRoom {
  return {
    async open(run) {
      const { circular, content, design, day, seal } = await prepare(deps, run)
      const { owner, schedule, secrecy } = circular
      const terms = {
        issuerCode: owner.officeCode,
        dueAt: schedule?.dueAt ?? '',
        ...(secrecy ? { secrecy } : {}),
      }
      const mould: Mould | undefined = design && {
        design,
        circularId: run.circularId,
        pool: deps.pool,
        verifyUrl: deps.verifyUrl,
        typesetter: deps.typesetter,
        seal,
        family: { templates: {} },
      }
      return {
        terms,
        letterId: (officeCode) => `${run.circularId}/${officeCode}/${design?.kind ?? 'circular'}`,
        async print(tx, orders, at) {
          if (!mould) return
          const offices = await officesOf(tx, orders, day)
          const wanted = orders.flatMap((order) => orderFor(mould, order, content, offices))
          if (wanted.length > 0) await print(tx, mould, wanted, at)
        },
      }
    },
  }
}

async function prepare(deps: PressDeps, { circularId, job }: JobRun) {
  const { pool, answerUrl, verifyUrl, look } = deps
  const circular = (await loadCircular(pool, circularId))?.state
  if (!circular) throw new Error(`no such circular: ${circularId}`)
  const drafted = await contentOf<CircularContent>(pool, circular.contentSha256)
  const content = { ...drafted, letter: await signedLetter(pool, circular, drafted.letter) }
  const erratum =
    job.kind === 'erratum' ? await contentOf<ErratumContent>(pool, job.contentSha256) : undefined
  const qrMaxBytes = Buffer.byteLength(`${verifyUrl}/${newLetterCode()}`)
  const own = { qrMaxBytes, ...look, ...(await ownLook(pool, circular, content)) }
  const frame = { ...frameOf(circular, content, answerUrl, await isRehearsal(pool)), ...own }
  const design = designFor(job, frame, erratum)
  const seal = design && (await sealFor(deps, circular))
  return { circular, content, design, seal, day: dayOf(frame.issuedAt) }
}

/** The emblem of the letterhead under which the circular was signed goes before the agency's. */
async function ownLook(pool: pg.Pool, { owner }: Circular, { letter }: CircularContent): Promise<Look> {
  const emblem =
    letter.letterhead === undefined ? undefined : await loadEmblem(pool, owner.officeCode, letter.letterhead)
  if (!emblem) return {}
  return { emblem: emblemFrom(emblem.mediaType === 'application/pdf' ? 'emblem.pdf' : '', emblem.bytes) }
}

/** What an office's key adds to its letters: the room that is left open in them, and who fills it. */
type Seal = { readonly keyId: string; readonly signer: Signer; readonly place: SignaturePlace }

async function sealFor({ pool, signerOf }: PressDeps, { owner }: Circular): Promise<Seal | undefined> {
  const at = await clockNow(pool)
  const key = await signerOf?.(owner.officeCode, at)
  return key && { ...key, place: { at: new Date(at), contentsBytes: reserve(key.signer) } }
}

/** Only the page's: a directory of 30,000 offices at once would be most of the worker's memory. */
async function officesOf(
  tx: Transaction,
  orders: readonly LetterOrder[],
  day: Day,
): Promise<Map<string, Office>> {
  const codes = orders.map(({ officeCode }) => officeCode)
  const offices = await loadOffices(tx, day, codes)
  return new Map(offices.map((office) => [office.code, office]))
}

async function contentOf<T extends object>(pool: pg.Pool, sha256: string): Promise<T> {
  const content = await getContent<T>(pool, sha256)
  if (!content) throw new Error(`no content ${sha256}`)
  return content
}

function frameOf(
  circular: Circular,
  content: CircularContent,
  answerUrl: string,
  rehearsal: boolean,
): LetterFrame {
  return {
    id: `circular/${circular.circularId}`,
    letter: content.letter,
    subject: content.subject,
    ...(circular.secrecy ? { secrecy: circular.secrecy } : {}),
    number: circular.number ?? 0,
    issuedAt: circular.issuedAt ?? '',
    dueAt: circular.schedule?.dueAt ?? '',
    answerUrl,
    rehearsal,
  }
}

function orderFor(
  { design, verifyUrl }: Mould,
  order: LetterOrder,
  { letter }: CircularContent,
  offices: Map<string, Office>,
): Order[] {
  if (!('letterId' in order.event)) return []
  // An office that was closed since keeps the name under which it is known by its code.
  const office = offices.get(order.officeCode) ?? { nameTh: order.officeCode }
  const number = 'number' in order.event ? (order.event.number ?? 0) : 0
  const code = newLetterCode()
  const values = { ...design.values(letter, office, number), qr: `${verifyUrl}/${code}` }
  return [{ officeCode: order.officeCode, letterId: order.event.letterId, code, values }]
}

async function print(tx: Transaction, mould: Mould, orders: readonly Order[], at: string): Promise<void> {
  await provideTemplates(mould, orders)
  const { seal } = mould
  const finish = seal && ((prefix: PrefixState, tail: Uint8Array) => signTail(prefix, tail, seal.signer))
  const letters: StoredLetter[] = []
  for (const order of orders) {
    letters.push(stampOne(mould, order, at, finish))
    // The next page is being decided meanwhile: let its answers from the database be heard.
    if (letters.length % AT_A_TIME === 0) await breath()
  }
  await putLetters(tx, letters)
  if (seal) await noteKeyUse(tx, seal.keyId, useOf(mould, letters.length, at))
}

/** Some 5 ms of work. */
const AT_A_TIME = 50

function stampOne(
  { design, family, circularId }: Mould,
  { officeCode, letterId, code, values }: Order,
  issuedAt: string,
  finish: FinishTail | undefined,
): StoredLetter {
  const { templateId, tail, sha256, length: bytes } = stampFamily(family, values, finish)
  const { kind } = design
  return { letterId, circularId, officeCode, kind, templateId, tail, sha256, bytes, issuedAt, code }
}

function useOf({ circularId, design }: Mould, documents: number, usedAt: string): KeyUse {
  return { circularId, purpose: design.kind, documents, usedAt }
}

/** Read out for the field. */
const FIELD = { name: 'ลายมือชื่ออิเล็กทรอนิกส์ของหน่วยงาน' }

/**
 * Most offices' names take one or two lines: after the first page the family is complete and nothing is laid out again.
 * Stored at once, not with the page: the next page's letters rest on them too.
 */
async function provideTemplates(mould: Mould, orders: readonly Order[]): Promise<void> {
  const missing = orders.map((order) => order.values).filter((values) => !hasTemplate(mould.family, values))
  if (missing.length === 0) return
  const { document } = mould.design
  const { templates } = mould.seal
    ? await mould.typesetter.compileFamily({ ...document, signatureField: FIELD }, missing, {
        signature: mould.seal.place,
      })
    : await mould.typesetter.compileFamily(document, missing)
  for (const template of Object.values(templates)) {
    await putLetterTemplate(mould.pool, {
      templateId: template.id,
      prefix: template.prefix,
      meta: template.plan,
    })
  }
  mould.family = { templates: { ...mould.family.templates, ...templates } }
}

function hasTemplate({ templates }: TemplateFamily, values: SlotValues): boolean {
  const [any] = Object.values(templates)
  return any !== undefined && familyKey(lineCounts(any, values)) in templates
}
