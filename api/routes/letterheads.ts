import { z } from 'zod'
import { loadCentralOffices } from '../../db/directory.js'
import { keyUses, listKeys, loadKey, putKey, revokeKey, type OfficeKey } from '../../db/office-keys.js'
import {
  addLetterhead,
  currentLetterhead,
  letterheadVersions,
  loadEmblem,
  type Emblem,
} from '../../db/letterheads.js'
import type { Database } from '../../db/pool.js'
import { emblemFrom } from '../../templates/agency/emblem.js'
import { letterheadSample, SAMPLE_ADDRESSEE } from '../../templates/letters/sample.js'
import { AssetRefused } from '../../typesetting/errors.js'
import { openAsset } from '../../typesetting/pdf/assets.js'
import { idFor } from '../ids.js'
import { usableKey, type KeyGiven } from '../office-keys.js'
import { problem } from '../problems.js'
import { refused } from '../refusals.js'
import { route, type Call } from '../route.js'
import { officeParams, reason, uuid, versionInAddress } from '../schemas/common.js'
import {
  keyBody,
  keyList,
  keyReply,
  keyUseList,
  letterheadBody,
  letterheadDraft,
  letterheadList,
  letterheadReply,
} from '../schemas/letterheads.js'

type Params = z.infer<typeof officeParams>
const keyParams = officeParams.extend({ keyId: uuid })

const read = route({
  method: 'get',
  path: '/offices/:officeCode/letterhead',
  access: 'letterhead.read',
  summary: 'What stands at the head of an office’s letters, in all its versions',
  summaryTh: 'หัวหนังสือของหน่วยงานทุกฉบับ',
  replies: { 200: letterheadList },
  params: officeParams,
  async handle({ params: { officeCode } }, { pool }) {
    const items = await letterheadVersions(pool, officeCode)
    return { etag: items[0]?.version ?? 0, body: { items } }
  },
})

const emblem = route({
  method: 'get',
  path: '/offices/:officeCode/letterhead/:version/emblem',
  access: 'letterhead.read',
  summary: 'The emblem of a version of a letterhead',
  summaryTh: 'ตราของหัวหนังสือฉบับหนึ่ง',
  replies: { 200: { mediaTypes: ['image/svg+xml', 'application/pdf'] } },
  params: officeParams.extend({ version: versionInAddress }),
  async handle({ params: { officeCode, version } }, { pool }) {
    const found = await loadEmblem(pool, officeCode, version)
    if (!found) throw refused('NOT_FOUND')
    const ending = found.mediaType === 'application/pdf' ? 'pdf' : 'svg'
    return { file: { ...found, name: `emblem-${officeCode}-${version}.${ending}` } }
  },
})

const store = route({
  method: 'put',
  path: '/offices/:officeCode/letterhead',
  access: 'letterhead.store',
  summary: 'Store the next version of the own office’s letterhead; circulars drafted from now on use it',
  summaryTh: 'บันทึกหัวหนังสือของหน่วยงานตนเป็นฉบับถัดไป ใช้กับหนังสือที่ร่างจากนี้',
  replies: { 200: letterheadReply },
  params: officeParams,
  body: letterheadBody,
  onVersion: true,
  async handle(call, { pool }) {
    const { officeCode } = call.params
    const { emblem: given, reason: why, ...body } = call.body
    const drawing = given ? await drawable(given) : given
    const known = await currentLetterhead(pool, officeCode)
    if ((known?.version ?? 0) !== call.onVersion) throw problem('VERSION_STALE')
    const version = call.onVersion + 1
    const next = { officeCode, version, body, reason: why, madeBy: call.actor, madeAt: call.at }
    if (!(await addLetterhead(pool, next, drawing))) throw problem('VERSION_STALE')
    return { etag: version, body: await currentLetterhead(pool, officeCode) }
  },
})

const preview = route({
  method: 'post',
  path: '/offices/:officeCode/letterhead/preview',
  access: 'letterhead.store',
  limit: 'exports',
  summary: 'A sample letter under a letterhead that is not stored yet, marked as a draft. Nothing is kept',
  summaryTh: 'หนังสือตัวอย่างตามหัวหนังสือที่ยังไม่บันทึก มีคำว่าร่างทุกหน้า โดยไม่เก็บไว้',
  replies: { 200: { mediaTypes: ['application/pdf'] } },
  effect: 'none',
  params: officeParams,
  body: letterheadDraft,
  async handle({ params: { officeCode }, body, at }, { pool, openPress, desk }) {
    const { emblem: given, ...head } = body
    const known = given === undefined ? await currentLetterhead(pool, officeCode) : undefined
    const drawing = given
      ? await drawable(given)
      : known && (await loadEmblem(pool, officeCode, known.version))
    const { look, typesetter } = await openPress()
    const document = letterheadSample({
      ...{ head, at, answerUrl: `${desk.publicUrl}/inbox`, look },
      ...(drawing ? { emblem: emblemFrom(fileNameOf(drawing.mediaType), drawing.bytes) } : {}),
    })
    const bytes = Buffer.from(await typesetter.render(document, { values: { addressee: SAMPLE_ADDRESSEE } }))
    return { file: { name: 'letterhead.pdf', mediaType: 'application/pdf', bytes } }
  },
})

const fileNameOf = (mediaType: Emblem['mediaType']): string =>
  mediaType === 'application/pdf' ? 'emblem.pdf' : 'emblem.svg'

/** @throws Problem EMBLEM_UNUSABLE when it cannot be drawn on a letter */
async function drawable({
  mediaType,
  base64,
}: {
  mediaType: Emblem['mediaType']
  base64: string
}): Promise<Emblem> {
  const bytes = Buffer.from(base64, 'base64')
  const name = fileNameOf(mediaType)
  try {
    await openAsset(name, emblemFrom(name, bytes))
  } catch (error) {
    if (!(error instanceof AssetRefused)) throw error
    throw refused('EMBLEM_UNUSABLE', { reasonTh: error.th, reasonEn: error.en }, '/emblem')
  }
  return { mediaType, bytes }
}

const keys = route({
  method: 'get',
  path: '/offices/:officeCode/keys',
  access: 'key.read',
  summary: 'The signing keys of the own office: certificates, who brought them, whether they are in use',
  summaryTh: 'กุญแจลงนามของหน่วยงานตน: ใบรับรอง ผู้นำเข้า และสถานะ',
  replies: { 200: keyList },
  params: officeParams,
  async handle(call, { pool }) {
    return { body: { items: await listKeys(pool, call.params.officeCode) } }
  },
})

const addKey = route({
  method: 'post',
  path: '/offices/:officeCode/keys',
  access: 'key.store',
  summary:
    'Bring the office’s signing key (PEM or PKCS#12), or make one whose issuer nobody knows. It is never shown again',
  summaryTh: 'นำเข้ากุญแจลงนาม (PEM หรือ PKCS#12) หรือสร้างขึ้นเองซึ่งไม่มีผู้ออกที่รู้จัก กุญแจจะไม่แสดงอีก',
  replies: { 201: keyReply },
  params: officeParams,
  body: keyBody,
  async handle(call, { pool, vault }) {
    const { officeCode } = call.params
    const office = (await loadCentralOffices(pool)).find(({ code }) => code === officeCode)
    if (!office) throw refused('NOT_FOUND')
    const given: KeyGiven = call.body
    const keyId = idFor(call.key, call.at, 'office-key')
    const kept = await loadKey(pool, keyId)
    if (kept) return { status: 201, body: kept }
    const { keyPem, ...facts } = usableKey(given, office.nameTh, call.at)
    const origin = given.kind === 'generate' ? ('generated' as const) : ('uploaded' as const)
    const made = { keyId, officeCode, origin, ...facts, madeBy: call.actor, madeAt: call.at }
    if (!(await putKey(pool, { ...made, sealed: vault.seal(keyId, keyPem) }))) throw refused('KEY_ACTIVE')
    return { status: 201, body: await ownKey(pool, call, keyId) }
  },
})

const uses = route({
  method: 'get',
  path: '/offices/:officeCode/keys/:keyId/uses',
  access: 'key.read',
  summary: 'What a key has signed, and when',
  summaryTh: 'กุญแจนี้ใช้ลงนามสิ่งใด เมื่อใด',
  replies: { 200: keyUseList },
  params: keyParams,
  async handle(call, { pool }) {
    const { keyId } = await ownKey(pool, call, call.params.keyId)
    return { body: { items: await keyUses(pool, keyId) } }
  },
})

const revoke = route({
  method: 'post',
  path: '/offices/:officeCode/keys/:keyId/revoke',
  access: 'key.revoke',
  summary: 'End the use of a key for ever; what it has signed stays signed',
  summaryTh: 'เพิกถอนกุญแจถาวร สิ่งที่ลงนามแล้วยังคงอยู่',
  replies: { 200: keyReply },
  params: keyParams,
  body: z.strictObject({ reason: reason.min(1) }),
  async handle(call, { pool }) {
    const { keyId } = await ownKey(pool, call, call.params.keyId)
    const done = await revokeKey(pool, keyId, { by: call.actor, at: call.at, reason: call.body.reason })
    if (!done) throw refused('KEY_REVOKED')
    return { body: await ownKey(pool, call, keyId) }
  },
})

async function ownKey(
  db: Database,
  { params }: Call<Params, unknown, unknown>,
  keyId: string,
): Promise<OfficeKey> {
  const key = await loadKey(db, keyId)
  if (key?.officeCode !== params.officeCode) throw refused('NOT_FOUND')
  return key
}

/** Letterheads and keys of the offices that issue circulars. */
export const LETTERHEAD_ROUTES = [read, emblem, preview, store, keys, addKey, uses, revoke]
