import { z } from 'zod'
import { listCasePapers, loadCasePaper } from '../../db/case-papers.js'
import { listResolutionLetters, type ResolutionLetterEntry } from '../../db/resolution-letters.js'
import type { Database } from '../../db/pool.js'
import { paperFileName } from '../../domain/case-papers.js'
import { meetingCase, resolutionLetterCase } from '../../domain/case.js'
import { numberInYear } from '../../templates/papers/around.js'
import { refused } from '../refusals.js'
import { route } from '../route.js'
import { page, placeOf } from '../schemas/common.js'
import {
  resolutionLetterPage,
  resolutionLetterParams,
  resolutionLetterView,
} from '../schemas/resolution-letter.js'
import { ownResolutionLetter } from '../scope.js'

const list = route({
  method: 'get',
  path: '/resolution-letters',
  access: 'resolutionLetter.list',
  summary:
    'Letters that tell offices of resolutions: those to the own office and those it wrote, the newest first',
  summaryTh: 'หนังสือแจ้งมติที่ประชุม: ที่ถึงหน่วยงานตนและที่ส่งออกไป ล่าสุดก่อน',
  replies: { 200: resolutionLetterPage },
  query: z.strictObject(page),
  async handle({ actor, act, query }, { pool }) {
    const { items, ...rest } = await listResolutionLetters(pool, { actor, act }, placeOf(query))
    return { body: { items: items.map(shown), ...rest } }
  },
})

const read = route({
  method: 'get',
  path: '/resolution-letters/:letterId',
  access: 'resolutionLetter.read',
  summary: 'A letter that tells an office of a resolution: its number, what resolved it, and its paper',
  summaryTh: 'หนังสือแจ้งมติฉบับหนึ่ง: เลขที่ มติที่เป็นที่มา และตัวหนังสือ',
  replies: { 200: resolutionLetterView },
  params: resolutionLetterParams,
  async handle(call, { pool }) {
    const letter = await ownResolutionLetter(pool, call, call.params.letterId)
    const paper = await paperOf(pool, letter)
    const made = paper && { sha256: paper.sha256, bytes: paper.bytes, madeAt: paper.madeAt }
    return { body: { ...shown(letter), paper: made ?? null } }
  },
})

const paper = route({
  method: 'get',
  path: '/resolution-letters/:letterId/paper',
  access: 'resolutionLetter.read',
  limit: 'exports',
  summary: 'The letter itself, as it was numbered and made',
  summaryTh: 'ตัวหนังสือแจ้งมติตามที่ออกเลขและจัดทำ',
  replies: { 200: { mediaTypes: ['application/pdf'] } },
  params: resolutionLetterParams,
  async handle(call, { pool }) {
    const letter = await ownResolutionLetter(pool, call, call.params.letterId)
    const entry = await paperOf(pool, letter)
    const found = entry && (await loadCasePaper(pool, entry.paperId))
    if (!found) throw refused('NOT_FOUND')
    const { kind, mediaType, body } = found
    return { file: { name: paperFileName(kind, mediaType), mediaType, bytes: Buffer.from(body) } }
  },
})

async function paperOf(db: Database, { letterId }: ResolutionLetterEntry) {
  return (await listCasePapers(db, resolutionLetterCase(letterId))).at(-1)
}

function shown(entry: ResolutionLetterEntry) {
  const { letterId, sender, officeCode, sentAt, letter, meetingId, itemId, item, text } = entry
  const { committeeTh, committeeEn, meetingNumber, meetingYear } = entry
  return {
    ...{ letterId, caseId: letter.caseId, sender, officeCode, subject: letter.title },
    ...{ form: letter.order.form, number: letter.letterNumber ?? null, sentAt },
    origin: {
      ...{ kind: 'resolution', caseId: meetingCase(meetingId), itemId, committeeTh, committeeEn },
      ...{ meeting: numberInYear(meetingNumber ?? undefined, meetingYear), item, text },
    },
  }
}

/** Letters that tell offices of resolutions: for whoever wrote them and whom they are written to. */
export const RESOLUTION_LETTER_ROUTES = [list, read, paper]
