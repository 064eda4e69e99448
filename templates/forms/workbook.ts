import type { FormSchema } from '../../domain/content.js'
import type { Cell, Sheet, Validation } from '../../sheets/sheet-xml.js'
import type { Style } from '../../sheets/styles.js'
import { columnLetters } from '../../sheets/sheet-xml.js'
import {
  choicesOf,
  FIRST_ITEM_ROW,
  FIRST_SINGLE_ROW,
  layoutOf,
  SINGLES_SHEET,
  type FormLayout,
  type ListSheet,
  type Question,
} from './layout.js'

/** Which form a workbook is of: it is taken back for no other. */
export type FormMark = {
  readonly circularId: string
  readonly officeCode: string
  readonly contentSha256: string
}

/** The hidden sheet with the mark in its first row and the choices below. */
export const MARK_SHEET = 'wian'
/** What the first cell of the mark says. */
export const MARK_WORD = 'wian-form/1'

const INSTRUCTIONS = [
  'กรอกเฉพาะช่องที่มีกรอบ ช่องสีเหลืองต้องกรอก ข้อที่ตอบได้หลายรายการอยู่ในแผ่นงานถัดไป หนึ่งรายการต่อหนึ่งแถว',
  'อย่าเปลี่ยนชื่อหรือลำดับแผ่นงาน วันที่เขียนแบบ 2023-11-29 (ค.ศ.) กรอกแล้วส่งแฟ้มนี้กลับในระบบ',
].join(' ')

/** The form of a circular as a protected workbook for one office: it asks what the form asks, in Thai. */
export function formWorkbook(form: FormSchema, mark: FormMark, title: string): Sheet[] {
  const layout = layoutOf(form)
  const choices = choiceColumns(layout)
  const refer = (question: Question): string | undefined => {
    const at = choices.findIndex(({ path }) => path === question.path)
    const column = columnLetters(at)
    return at < 0 ? undefined : `${MARK_SHEET}!$${column}$2:$${column}$${choices[at]!.words.length + 1}`
  }
  return [
    singlesSheet(layout, title, refer),
    ...layout.lists.map((list) => itemsSheet(list, refer)),
    markSheet(mark, choices),
  ]
}

type Refer = (question: Question) => string | undefined
type Choices = { readonly path: Question['path']; readonly words: readonly string[] }

function choiceColumns({ singles, lists }: FormLayout): Choices[] {
  return [...singles, ...lists.flatMap(({ questions }) => questions)].flatMap((question) => {
    const words = choicesOf(question)
    return words.length > 0 ? [{ path: question.path, words }] : []
  })
}

const cell = (text: string, style: Style): Cell => ({ value: { kind: 'text', text }, style })
const blank = ({ isRequired }: Question): Cell => ({
  value: undefined,
  style: isRequired ? 'required' : 'input',
})
const titleOf = ({ title, isRequired }: Question): string => (isRequired ? `${title} *` : title)

function singlesSheet({ singles, lists }: FormLayout, title: string, refer: Refer): Sheet {
  const elsewhere = lists.map(({ sheet }) => [cell(`ดูแผ่นงาน “${sheet}”`, 'note')])
  return {
    name: SINGLES_SHEET,
    widths: [42, 60, 60],
    rows: [
      [cell(title, 'title')],
      [cell(INSTRUCTIONS, 'note')],
      [cell('ข้อ', 'head'), cell('คำตอบ', 'head'), cell('คำอธิบาย', 'head')],
      ...singles.map((question) => [
        cell(titleOf(question), 'label'),
        blank(question),
        cell(hintOf(question), 'note'),
      ]),
      ...elsewhere,
    ],
    inView: { rows: FIRST_SINGLE_ROW - 1, columns: 0 },
    merges: ['A1:C1', 'A2:C2'],
    protected: true,
    validations: singles.flatMap((question) => validationOf(question, question.cell, refer)),
  }
}

function itemsSheet({ sheet, title, questions, rows, ...bounds }: ListSheet, refer: Refer): Sheet {
  const lastRow = FIRST_ITEM_ROW + rows - 1
  return {
    name: sheet,
    widths: questions.map(() => 30),
    rows: [
      [cell(`${title} ${boundsText(bounds)}`, 'title')],
      questions.map((question) => cell(titleOf(question), 'head')),
      questions.map((question) => cell(hintOf(question), 'note')),
      ...Array.from({ length: rows }, () => questions.map(blank)),
    ],
    inView: { rows: FIRST_ITEM_ROW - 1, columns: 0 },
    protected: true,
    validations: questions.flatMap((question) =>
      validationOf(question, `${question.column}${FIRST_ITEM_ROW}:${question.column}${lastRow}`, refer),
    ),
  }
}

function boundsText({ least, most }: Pick<ListSheet, 'least' | 'most'>): string {
  if (most === undefined) return least > 0 ? `(อย่างน้อย ${least} รายการ)` : '(หนึ่งรายการต่อแถว)'
  return least === most ? `(${most} รายการ)` : `(${least}–${most} รายการ)`
}

function hintOf(question: Question): string {
  const choices = choicesOf(question)
  return [
    question.hint,
    choices.length > 0 ? `เลือก: ${choices.join(', ')}` : '',
    question.isDay ? 'เช่น 2023-11-29' : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function validationOf(question: Question, range: string, refer: Refer): Validation[] {
  const choices = refer(question)
  if (choices === undefined) return []
  return [{ range, choices, title: 'โปรดเลือกจากรายการ', message: 'คำตอบนี้ต้องเป็นข้อใดข้อหนึ่งในรายการ' }]
}

function markSheet({ circularId, officeCode, contentSha256 }: FormMark, choices: readonly Choices[]): Sheet {
  const mark = [MARK_WORD, circularId, officeCode, contentSha256]
  const longest = Math.max(0, ...choices.map(({ words }) => words.length))
  const width = Math.max(mark.length, choices.length)
  return {
    name: MARK_SHEET,
    widths: Array.from({ length: width }, () => 20),
    hidden: true,
    protected: true,
    rows: [
      mark.map((text) => cell(text, 'plain')),
      ...Array.from({ length: longest }, (_, row) =>
        choices.map(({ words }) => (words[row] === undefined ? undefined : cell(words[row], 'plain'))),
      ),
    ],
  }
}
