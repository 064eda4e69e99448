import { z } from 'zod'
import { loadFile, type StoredFile } from '../../db/files.js'
import { fileHistory, removeFile } from '../../db/file-course.js'
import { inTransaction, type Database } from '../../db/pool.js'
import { FILE_STATES, fileReasonText, type FileReason } from '../../domain/file.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { page, placeOf, reason, uuid } from '../schemas/common.js'
import { fileDetail, fileList } from '../schemas/replies-files.js'
import { quarantinePath, removeBytes } from '../uploads/desk.js'
import { settle } from '../uploads/scanning.js'
import { listKnownFiles, ownFile } from '../uploads/subject.js'
import { mediaTypes } from '../../files/kinds.js'

const params = z.strictObject({ fileId: uuid })

const list = route({
  method: 'get',
  path: '/files',
  access: 'file.list',
  summary: 'The files that the own office has sent, the newest first',
  summaryTh: 'แฟ้มที่หน่วยงานตนส่งไว้ ใหม่สุดก่อน',
  replies: { 200: fileList },
  query: z.strictObject({ ...page, state: z.enum(FILE_STATES).exactOptional() }),
  async handle({ actor, query: { state, ...query } }, { pool }) {
    const which = { officeCode: actor.officeCode, state }
    const found = await listKnownFiles(pool, actor, which, placeOf(query))
    return { body: { ...found, items: found.items.map(shown) } }
  },
})

const listHeld = route({
  method: 'get',
  path: '/files/held',
  access: 'file.listHeld',
  summary: 'The files of all offices that wait for an administrator to decide, the oldest first',
  summaryTh: 'แฟ้มของทุกหน่วยงานที่รอผู้ดูแลระบบพิจารณา เก่าสุดก่อน',
  replies: { 200: fileList },
  query: z.strictObject(page),
  async handle({ actor, query }, { pool }) {
    const found = await listKnownFiles(pool, actor, 'held', placeOf(query))
    return { body: { ...found, items: found.items.map(shown) } }
  },
})

const read = route({
  method: 'get',
  path: '/files/:fileId',
  access: 'file.read',
  summary: 'A file: its name, size, hash, where it is on its way, and what happened to it',
  summaryTh: 'แฟ้มหนึ่ง: ชื่อ ขนาด ค่าแฮช สถานะ และประวัติ',
  replies: { 200: fileDetail },
  params,
  async handle(call, { pool }) {
    return detail(pool, await ownFile(pool, call, call.params.fileId))
  },
})

const content = route({
  method: 'get',
  path: '/files/:fileId/content',
  access: 'file.read',
  summary: 'The bytes of a clean file, whole or a range, always as an attachment',
  summaryTh: 'เนื้อหาของแฟ้มที่ผ่านการตรวจแล้ว ทั้งแฟ้มหรือบางช่วง เป็นไฟล์แนบเสมอ',
  replies: { 200: { mediaTypes: mediaTypes(), inRanges: true } },
  params,
  async handle(call, { pool, files }) {
    const file = await ownFile(pool, call, call.params.fileId)
    const { state, name, mediaType, sha256 } = file
    if (state !== 'clean' || !sha256 || !mediaType) throw refused('FILE_NOT_CLEAN', { state })
    return { file: { name, mediaType, sha256, path: files.store.pathOf(sha256) } }
  },
})

const remove = route({
  method: 'delete',
  path: '/files/:fileId',
  access: 'file.remove',
  summary: 'Remove a file of the own office that stands in no answer, proposal or request and on no agenda',
  summaryTh: 'ลบแฟ้มของหน่วยงานตนที่ไม่อยู่ในคำตอบ เรื่องที่เสนอ คำขอ หรือระเบียบวาระใด',
  replies: { 200: z.strictObject({ fileId: z.string() }) },
  params,
  async handle(call, { pool, files }) {
    const { fileId, sha256 } = await ownFile(pool, call, call.params.fileId)
    const event = { type: 'removed', by: call.actor.personId } as const
    const isRemoved = await inTransaction(pool, (tx) => removeFile(tx, fileId, event))
    if (!isRemoved) throw refused('FILE_IN_USE')
    await removeBytes(quarantinePath(files, fileId))
    if (sha256) await files.dropContent(sha256)
    return { body: { fileId } }
  },
})

const decide = route({
  method: 'post',
  path: '/files/:fileId/decision',
  access: 'file.decide',
  summary: 'Release a held file, or refuse it, with the reason',
  summaryTh: 'ปล่อยแฟ้มที่กักไว้หรือไม่รับ พร้อมเหตุผล',
  replies: { 200: fileDetail },
  params,
  body: z.strictObject({ verdict: z.enum(['released', 'refused']), reason }),
  async handle(call, { pool, files }) {
    const { actor, body } = call
    const { fileId, state, sha256, reason: heldFor } = await ownFile(pool, call, call.params.fileId)
    if (body.reason === '') throw refused('REASON_MISSING', {}, '/reason')
    if (state !== 'held' || !sha256) throw refused('FILE_NOT_HELD', { state })
    const isReleased = body.verdict === 'released'
    const refusedFor: FileReason = { code: 'DECIDED', params: { found: body.reason } }
    await settle(pool, files, {
      ...{ fileId, from: 'held', to: isReleased ? 'clean' : 'refused', sha256 },
      // What it was held for stays with a released file: whoever opens it is told.
      reason: isReleased ? (heldFor ?? undefined) : refusedFor,
      event: { type: body.verdict, by: actor.personId, reason: { text: body.reason } },
    })
    return detail(pool, (await loadFile(pool, fileId)) as StoredFile)
  },
})

async function detail(db: Database, file: StoredFile): Promise<{ body: object }> {
  const history = await fileHistory(db, file.fileId)
  return { body: { ...shown(file), history: history.map(toldEvent) } }
}

function shown({ reason: why, ...file }: StoredFile): object {
  return { ...file, reason: why && told(why) }
}

function told(why: FileReason): object {
  const { th, en } = fileReasonText(why)
  return { code: why.code, messageTh: th, messageEn: en }
}

function toldEvent({ type, by, at, reason: why }: Awaited<ReturnType<typeof fileHistory>>[number]): object {
  if (!why) return { type, by, at }
  return { type, by, at, reason: 'text' in why ? { text: why.text } : told(why) }
}

/** Files that people sent; how they are sent is in api/uploads. */
export const FILE_ROUTES = [list, listHeld, read, content, remove, decide]
