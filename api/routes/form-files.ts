import { z } from 'zod'
import { saveDraft } from '../../db/drafts.js'
import type { FormSchema } from '../../domain/content.js'
import type { Submission } from '../../domain/submission/case.js'
import { decideSubmission, DRAFTING } from '../../domain/submission/decide.js'
import { readXlsx } from '../../sheets/read-xlsx.js'
import { ZipRefused } from '../../sheets/read-zip.js'
import { XLSX_TYPE, xlsxOf } from '../../sheets/xlsx.js'
import { markOf, readFilled, type FilledForm } from '../../templates/forms/filled.js'
import { formWorkbook, type FormMark } from '../../templates/forms/workbook.js'
import { readContent } from '../content.js'
import { actorId } from '../idempotency.js'
import { Problem, problem, type FieldError } from '../problems.js'
import { orRefuse } from '../refusals.js'
import { route, type Deps } from '../route.js'
import { flag, submissionParams } from '../schemas/common.js'
import { formFileReply } from '../schemas/replies-out.js'
import { ownSubmission } from '../scope.js'

const out = route({
  method: 'get',
  path: '/submissions/:circularId/:officeCode/form.xlsx',
  access: 'submission.read',
  summary: 'The form as a protected workbook to fill in away from the system',
  summaryTh: 'แบบตอบเป็นแฟ้ม Excel ที่ป้องกันไว้ สำหรับกรอกนอกระบบ',
  replies: { 200: { mediaTypes: [XLSX_TYPE] } },
  params: submissionParams,
  async handle({ params, ...call }, { pool }) {
    const { circular } = await ownSubmission(pool, call, params)
    const { contentSha256, subject } = circular.state
    const { form } = await readContent(pool, contentSha256)
    const title = typeof form['title'] === 'string' ? form['title'] : subject
    const pieces = xlsxOf(formWorkbook(form, { ...params, contentSha256 }, title))
    return { file: { name: `form-${params.officeCode}.xlsx`, mediaType: XLSX_TYPE, pieces } }
  },
})

const back = route({
  method: 'post',
  path: '/submissions/:circularId/:officeCode/form.xlsx',
  access: 'submission.saveDraft',
  summary:
    'Takes a filled workbook as the draft, all or nothing: every error is named by its cell. If-Match as for drafts',
  summaryTh: 'รับแฟ้มที่กรอกแล้วเป็นร่างคำตอบ ทั้งแฟ้มหรือไม่รับเลย บอกทุกจุดที่ผิดตามช่อง If-Match เช่นเดียวกับร่าง',
  replies: { 200: formFileReply },
  params: submissionParams,
  query: z.strictObject({ dryRun: flag.default(true) }),
  body: { mediaTypes: [XLSX_TYPE] },
  onVersion: true,
  async handle({ params, query: { dryRun }, body, at, key, onVersion, ...call }, deps) {
    const { caseId, state, circular } = await ownSubmission(deps.pool, call, params)
    const act = { type: 'saveDraft', at, by: call.actor } as const
    orRefuse(decideSubmission(state, act))
    const { contentSha256 } = circular.state
    const { form } = await readContent(deps.pool, contentSha256)
    const answer = await readAnswer(deps, form, { body: body as Buffer, mark: { ...params, contentSha256 } })
    if (dryRun) return { body: { answer, saved: false } }
    const draft = { caseId, over: onVersion, body: answer, at, by: actorId(call.actor) }
    const revision = await saveDraft(deps.pool, draft)
    if (revision === undefined) throw problem('VERSION_STALE')
    // Only the beginning of a draft is a step of the case.
    if (!DRAFTING.includes(state.status)) await deps.cases.act<Submission>({ caseId, key, act })
    return { etag: revision, body: { answer, saved: true, revision } }
  },
})

/** @throws Problem FORM_FILE_UNREADABLE, FORM_FILE_OTHER, or ANSWER_INVALID naming every cell */
async function readAnswer(
  { checkAnswer }: Deps,
  form: FormSchema,
  { body, mark }: { body: Buffer; mark: FormMark },
): Promise<object> {
  const sheets = await readXlsx(body).catch((failure: unknown) => {
    throw failure instanceof ZipRefused ? problem('FORM_FILE_UNREADABLE') : failure
  })
  const found = markOf(sheets)
  if (!found) throw problem('FORM_FILE_UNREADABLE')
  const isSame = (Object.keys(mark) as (keyof FormMark)[]).every((part) => found[part] === mark[part])
  if (!isSame) throw problem('FORM_FILE_OTHER')
  const filled = readFilled(form, sheets)
  const wrong = [
    ...formulaErrors(filled),
    ...answerErrors(() => checkAnswer(mark.contentSha256, form, filled.answer), filled),
  ]
  if (wrong.length > 0) throw problem('ANSWER_INVALID', wrong)
  return filled.answer
}

function formulaErrors({ formulas }: FilledForm): FieldError[] {
  return formulas.map((cell) => ({
    pointer: '',
    cell,
    code: 'formula',
    messageTh: 'ช่องนี้เป็นสูตร โปรดวางเป็นค่า',
    messageEn: 'This cell holds a formula: paste its value.',
  }))
}

function answerErrors(check: () => void, { cellOf, formulas }: FilledForm): FieldError[] {
  try {
    check()
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const placed = error.errors.map((one) => ({ ...one, cell: cellOf(one.pointer) }))
    return placed.filter(({ cell }) => !formulas.includes(cell))
  }
}

/** The form as a workbook, out and back. */
export const FORM_FILE_ROUTES = [out, back]
