import { isRehearsal } from '../../db/clock.js'
import { loadOffices } from '../../db/directory.js'
import type { Database } from '../../db/pool.js'
import { WITHHELD } from '../../domain/policy/disclosure.js'
import { isSecret } from '../../domain/secrecy.js'
import type { Submission } from '../../domain/submission/case.js'
import { buddhistYear, dayOf, type Instant } from '../../domain/time.js'
import { receiptDocument } from '../../templates/letters/receipt.js'
import { stampReceived } from '../../templates/letters/received.js'
import { readContent } from '../content.js'
import { letterFile } from '../letter-file.js'
import { problem } from '../problems.js'
import { route } from '../route.js'
import { submissionParams } from '../schemas/common.js'
import { ownSubmission } from '../scope.js'

const PDF = 'application/pdf'

const received = route({
  method: 'get',
  path: '/submissions/:circularId/:officeCode/received.pdf',
  access: 'letter.read',
  limit: 'exports',
  summary:
    'A working copy of the letter with the office’s receipt stamp; the letter itself stays as it was sent',
  summaryTh: 'สำเนาหนังสือที่ประทับตรารับของหน่วยงาน ต้นฉบับคงเดิม',
  replies: { 200: { mediaTypes: [PDF] } },
  params: submissionParams,
  async handle({ params, ...call }, { pool, openPress }) {
    const { circularId, officeCode } = params
    const { receipt } = (await ownSubmission(pool, call, params)).state
    if (!receipt) throw problem('NOT_MADE_YET')
    const letter = await letterFile(pool, `${circularId}/${officeCode}/circular`)
    const agency = await nameOf(pool, officeCode, receipt.at)
    const { typesetter } = await openPress()
    const { pdf } = await stampReceived(
      letter,
      { agency, number: inward(receipt), at: receipt.at },
      typesetter,
    )
    return { file: { name: `${officeCode}-received.pdf`, mediaType: PDF, bytes: Buffer.from(pdf) } }
  },
})

const receipt = route({
  method: 'get',
  path: '/submissions/:circularId/:officeCode/receipt.pdf',
  access: 'submission.read',
  limit: 'exports',
  summary: 'The receipt for the office’s latest answer: when it came, whether in time, and its hash',
  summaryTh: 'ใบรับข้อมูลสำหรับคำตอบล่าสุด: ได้รับเมื่อใด ทันกำหนดหรือไม่ และค่าแฮช',
  replies: { 200: { mediaTypes: [PDF] } },
  params: submissionParams,
  async handle({ params, ...call }, { pool, openPress }) {
    const { circular, state } = await ownSubmission(pool, call, params)
    const { answer, receipt: inBook, officeCode } = state
    if (!answer) throw problem('NOT_MADE_YET')
    const { letter } = await readContent(pool, circular.state.contentSha256)
    const { issuedAt = '', number = 0, secrecy = 'plain' } = circular.state
    const { typesetter, look } = await openPress()
    const document = receiptDocument(
      {
        kind: 'receipt',
        sample: await isRehearsal(pool),
        agency: { name: letter.agency.nameTh, address: [] },
        circular: {
          number: `${letter.prefix}/ว${number}`,
          subject: isSecret(secrecy) ? WITHHELD : circular.subject,
          issuedAt,
        },
        office: await nameOf(pool, officeCode, answer.receivedAt),
        ...(inBook ? { inwardNumber: inward(inBook) } : {}),
        version: answer.version,
        nil: answer.kind === 'nil',
        receivedAt: answer.receivedAt,
        dueAt: answer.dueAt,
        sha256: answer.answerSha256,
      },
      { fileName: answer.answerId, ...look },
    )
    const bytes = Buffer.from(await typesetter.render(document))
    return { file: { name: `${officeCode}-receipt-${answer.version}.pdf`, mediaType: PDF, bytes } }
  },
})

/** The number in the office's own book of letters in, as `1/2566`. */
function inward({ number, at }: NonNullable<Submission['receipt']>): string {
  return `${number}/${buddhistYear(dayOf(at))}`
}

async function nameOf(db: Database, officeCode: string, at: Instant): Promise<string> {
  const [office] = await loadOffices(db, dayOf(at), [officeCode])
  return office?.nameTh ?? officeCode
}

/** Papers of an office's case that are made when they are asked for. */
export const PAPER_ROUTES = [received, receipt]
