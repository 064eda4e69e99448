import type pg from 'pg'
import { findCasePaper, putCasePaper, type CasePaperEntry, type PaperSeal } from '../../db/case-papers.js'
import { clockNow, isRehearsal } from '../../db/clock.js'
import { currentLetterhead, loadEmblem } from '../../db/letterheads.js'
import { noteKeyUse } from '../../db/office-keys.js'
import { loadSpeaker } from '../../db/person-mails.js'
import { readNames } from '../../db/paper-names.js'
import type { PaperKind } from '../../domain/case-papers.js'
import { emblemFrom } from '../../templates/agency/emblem.js'
import { letterDocument, type LetterFields } from '../../templates/letters/load.js'
import type { Look } from '../../templates/letters/look.js'
import { letterNumber, type PaperAgency, type PaperFrame } from '../../templates/papers/around.js'
import type { Typesetter } from '../../typesetting/contract.js'
import { signPlace } from '../../typesetting/sign/fill.js'
import { reserve } from '../../typesetting/sign/place.js'
import { newLetterCode } from '../letter-code.js'
import type { OfficeSigner } from '../office-signer.js'

/** What papers of cases are made with. `look`: the agency's own emblem and font, if any. */
export type PaperDeps = {
  readonly pool: pg.Pool
  readonly typesetter: Typesetter
  /** Where the product is reached. */
  readonly publicUrl: string
  readonly look?: Look
  /** Signs for offices that have a key in use; none without it. */
  readonly signerOf?: OfficeSigner
}

/** Which paper, of which case, in whose name. */
export type PaperOrder = {
  readonly paperId: string
  readonly caseId: string
  readonly kind: PaperKind
  /** The office that speaks: its letterhead stands over the paper, its key signs it. */
  readonly officeCode: string
  /** Whose names the paper needs. */
  readonly persons: readonly string[]
  readonly offices: readonly string[]
  /** Of a paper that goes out: its number in the register of letters out, or as it is `printed`, and whether nothing may be told of it. */
  readonly issued?: { readonly number?: number; readonly printed?: string; readonly secret: boolean }
  /** What it says; nothing where there is nothing to say. */
  readonly fields: (frame: PaperFrame) => LetterFields | undefined
}

/** Sets a paper, signs it with the office's key if it has one, and keeps it. One that was made before is only named again. */
export async function makePaper(deps: PaperDeps, order: PaperOrder): Promise<CasePaperEntry | undefined> {
  const { pool } = deps
  const { paperId, caseId, kind, officeCode } = order
  const before = await findCasePaper(pool, paperId)
  if (before) return before
  const head = await headOf(deps, officeCode)
  const names = await readNames(pool, order)
  const madeAt = await clockNow(pool)
  const seal = order.issued && sealOf(head.agency, order.issued)
  const frame = {
    ...{ id: paperId, names, madeAt, agency: head.agency, sample: await isRehearsal(pool) },
    ...(seal ? { verifyUrl: `${deps.publicUrl}/v/${seal.code}` } : {}),
  }
  const fields = order.fields(frame)
  if (!fields) return undefined
  const body = await set(deps, order, { fields, look: head.look, madeAt })
  const paper = { paperId, caseId, kind, mediaType: 'application/pdf', body, madeAt }
  return putCasePaper(pool, { ...paper, ...(seal ? { seal } : {}) })
}

function sealOf(
  agency: PaperAgency,
  { number, printed, secret }: NonNullable<PaperOrder['issued']>,
): PaperSeal {
  const own = printed ?? (number === undefined ? undefined : letterNumber(agency, number))
  return { code: newLetterCode(), ...(own === undefined ? {} : { number: own }), secret }
}

/** The office as its letterhead has it; as the directory has it where it brought none. */
async function headOf(
  { pool, look }: Pick<PaperDeps, 'pool' | 'look'>,
  officeCode: string,
): Promise<{ agency: PaperAgency; look: Look }> {
  const letterhead = await currentLetterhead(pool, officeCode)
  if (!letterhead) {
    const { nameTh, email } = await loadSpeaker(pool, officeCode)
    const own = email === '' ? {} : { unit: nameTh, email }
    return { agency: { name: nameTh, address: [], ...own }, look: look ?? {} }
  }
  const { agencyTh, addressTh, letterPrefix, unitTh, telephone, email } = letterhead.body
  const emblem = await loadEmblem(pool, officeCode, letterhead.version)
  return {
    agency: {
      name: agencyTh,
      address: addressTh.split('\n'),
      prefix: letterPrefix,
      ...(unitTh ? { unit: unitTh } : {}),
      ...(telephone ? { telephone } : {}),
      ...(email ? { email } : {}),
    },
    look: {
      ...look,
      ...(emblem
        ? { emblem: emblemFrom(emblem.mediaType === 'application/pdf' ? 'emblem.pdf' : '', emblem.bytes) }
        : {}),
    },
  }
}

/** Read out for the field. */
const FIELD = { name: 'ลายมือชื่ออิเล็กทรอนิกส์ของหน่วยงาน' }

async function set(
  { pool, typesetter, signerOf }: PaperDeps,
  { paperId, caseId, kind, officeCode }: PaperOrder,
  { fields, look, madeAt }: { readonly fields: LetterFields; readonly look: Look; readonly madeAt: string },
): Promise<Uint8Array> {
  const document = letterDocument(fields, { ...look, fileName: paperId })
  const key = await signerOf?.(officeCode, madeAt)
  if (!key) return typesetter.render(document)
  const signature = { at: new Date(madeAt), contentsBytes: reserve(key.signer) }
  const open = await typesetter.render({ ...document, signatureField: FIELD }, { signature })
  await noteKeyUse(pool, key.keyId, { circularId: caseId, purpose: kind, documents: 1, usedAt: madeAt })
  return signPlace(open, key.signer)
}
