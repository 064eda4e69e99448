import { z } from 'zod'
import { loadFile } from '../../db/files.js'
import type { Database } from '../../db/pool.js'
import type { Actor } from '../../domain/case.js'
import type { Recording } from '../../domain/meeting/case.js'
import { mediaTypes } from '../../files/kinds.js'
import { idFor } from '../ids.js'
import { papersOf } from '../meeting-files.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { instant, sha256 } from '../schemas/common.js'
import { meetingParams, recordingParams } from '../schemas/meeting.js'
import { ownMeeting } from '../scope.js'
import { meetingAct } from './meeting-act.js'

const text = z.string().trim().min(1).max(500)
const kept = z.union([
  z.strictObject({ fileId: z.string().regex(/^[0-9a-f-]{36}$/) }),
  z.strictObject({ place: text, sha256 }),
])

type Kept = Pick<Recording, 'sha256' | 'kept'>

/** By the hash of the file as it lies here, or as the secretary says of one that is kept elsewhere. */
async function keptAs(db: Database, actor: Actor, given: z.infer<typeof kept>): Promise<Kept> {
  if ('place' in given) return { sha256: given.sha256, kept: { place: given.place } }
  const [file] = await papersOf(db, actor, [given.fileId], () => '/kept/fileId')
  if (!file) throw refused('NOT_FOUND', {}, '/kept/fileId')
  return { sha256: file.sha256, kept: { fileId: file.paperId } }
}

const add = meetingAct({
  name: 'recordings',
  access: 'meeting.hold',
  summary:
    'Add a recording of a meeting by electronic means: a file of the own office, or one kept elsewhere by its hash',
  summaryTh: 'แนบบันทึกเสียงหรือภาพการประชุมผ่านสื่ออิเล็กทรอนิกส์ เป็นแฟ้มของหน่วยงานหรือค่าแฮชของแฟ้มที่เก็บไว้ที่อื่น',
  params: meetingParams,
  body: z.strictObject({ name: text, from: instant, to: instant, kept }),
  async prepare({ body, key, at, actor }, { pool }) {
    const recordingId = `r-${idFor(key, at, 'recording')}`
    const recording = { recordingId, ...body, ...(await keptAs(pool, actor, body.kept)) }
    return { act: { type: 'addRecording', recording }, madeId: recordingId }
  },
})

const read = route({
  method: 'get',
  path: '/meetings/:meetingId/recordings/:recordingId',
  access: 'meeting.read',
  summary: 'A recording of the meeting that is kept here',
  summaryTh: 'แฟ้มบันทึกเสียงหรือภาพการประชุมที่เก็บไว้ในระบบ',
  replies: { 200: { mediaTypes: mediaTypes(), inRanges: true } },
  params: recordingParams,
  async handle(call, { pool, files }) {
    const { state } = await ownMeeting(pool, call, call.params.meetingId)
    const recording = state.recordings?.find((one) => one.recordingId === call.params.recordingId)
    const fileId = recording && 'fileId' in recording.kept ? recording.kept.fileId : undefined
    const file = fileId === undefined ? undefined : await loadFile(pool, fileId)
    if (file?.state !== 'clean' || !file.mediaType || file.sha256 !== recording?.sha256)
      throw refused('NOT_FOUND')
    const { name, mediaType, sha256: hash } = file
    return { file: { name, mediaType, sha256: hash, path: files.store.pathOf(hash) } }
  },
})

/** Recordings of meetings. */
export const MEETING_RECORDING_ROUTES = [add, read]
