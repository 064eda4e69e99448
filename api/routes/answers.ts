import { z } from 'zod'
import { readAnswers } from '../../db/answers.js'
import { inSnapshot } from '../../db/snapshot.js'
import { answerLines, answersTable } from '../../templates/reports/answer-files.js'
import { readContent } from '../content.js'
import { exportFile, FORMATS, MEDIA_TYPES, piecesOf } from '../export-file.js'
import { route } from '../route.js'
import { circularParams } from '../schemas/common.js'
import { ownCircular } from '../scope.js'

const read = route({
  method: 'get',
  path: '/circulars/:circularId/answers/:format',
  access: 'circular.read',
  limit: 'exports',
  summary:
    'The answers that hold now, all offices in one table: a row for each person or item that an office names',
  summaryTh: 'คำตอบที่ใช้อยู่ของทุกหน่วยงานในตารางเดียว หนึ่งแถวต่อบุคคลหรือรายการที่หน่วยงานแจ้ง',
  replies: { 200: { mediaTypes: Object.values(MEDIA_TYPES) } },
  params: circularParams.extend({ format: z.enum(FORMATS) }),
  query: z.strictObject({ heads: z.enum(['thai', 'machine']).default('thai') }),
  async handle(call, { pool }) {
    const { circularId, format } = call.params
    const { heads } = call.query
    const { number, year, state } = await ownCircular(pool, call, circularId)
    const { form } = await readContent(pool, state.contentSha256)
    const pieces = inSnapshot(pool, (tx) => {
      const offices = () => readAnswers(tx, circularId)
      return piecesOf(format, {
        table: () => answersTable(form, offices, heads),
        lines: () => answerLines(offices),
      })
    })
    return { file: exportFile({ name: `answers-${year ?? ''}-${number ?? circularId}`, format }, pieces) }
  },
})

/** What the offices have answered, as files. */
export const ANSWER_ROUTES = [read]
