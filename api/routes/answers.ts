import { z } from 'zod'
import { listAnswers } from '../../db/answers.js'
import { answerTable, type OfficeAnswer } from '../../templates/reports/answers.js'
import {
  answersCsv,
  answersJsonLines,
  answersXlsx,
  type Heads,
} from '../../templates/reports/answer-files.js'
import type { FormSchema } from '../../domain/content.js'
import { readContent } from '../content.js'
import { route } from '../route.js'
import { circularParams } from '../schemas/common.js'
import { ownCircular } from '../scope.js'

const FORMATS = ['csv', 'xlsx', 'jsonl'] as const
type Format = (typeof FORMATS)[number]

const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/jsonl; charset=utf-8',
}

const read = route({
  method: 'get',
  path: '/circulars/:circularId/answers/:format',
  access: 'circular.read',
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
    const bytes = await bytesOf(format, { form, offices: await listAnswers(pool, circularId), heads })
    const name = `answers-${year ?? ''}-${number ?? circularId}.${format}`
    return { file: { name, mediaType: MEDIA_TYPES[format], bytes } }
  },
})

type Answers = { readonly form: FormSchema; readonly offices: readonly OfficeAnswer[]; readonly heads: Heads }

async function bytesOf(format: Format, { form, offices, heads }: Answers): Promise<Buffer> {
  if (format === 'jsonl') return answersJsonLines(offices)
  const table = answerTable(form, offices)
  return format === 'csv' ? answersCsv(table, heads) : answersXlsx(table, heads)
}

/** What the offices have answered, as files. */
export const ANSWER_ROUTES = [read]
