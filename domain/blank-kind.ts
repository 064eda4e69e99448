import type { CircularContent, LetterContent } from './content.js'

/** The kind of a circular that is of no kind. No file of a kind can be called so: their names begin with a letter. */
export const BLANK_KIND = '_blank'

const LETTER: LetterContent = {
  form: 'external',
  prefix: '',
  agency: { nameTh: '', addressTh: '' },
  salutation: { opening: 'เรียน', addressee: 'ผู้อำนวยการ{office}', closing: 'ขอแสดงความนับถือ' },
  ...{ references: [], enclosures: [] },
  body: [
    { kind: 'paragraph', text: '' },
    { kind: 'paragraph', text: 'ทั้งนี้ ขอให้ตอบทาง {answerUrl} ภายใน{due}' },
    { kind: 'paragraph', text: 'จึงเรียนมาเพื่อโปรดดำเนินการ' },
  ],
  signer: { nameTh: '', positionTh: '' },
  owner: { unitTh: '', telephone: '', email: '' },
}

/** What a circular, or a kind of them, begins with that is made from nothing: five working days, reminded the day before and on the day. */
export const BLANK_CONTENT: Omit<CircularContent, 'procedure'> = {
  subject: '',
  audience: { innovationArea: {} },
  deadline: { kind: 'workingDays', days: 5, time: '16:30' },
  reminders: [
    { workingDays: -1, at: '08:30' },
    { workingDays: 0, at: '08:30' },
  ],
  ...{ review: 'automatic', nilReturn: true },
  moreTime: { automaticWorkingDays: 1, maxRequests: 1 },
  letter: LETTER,
  form: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    additionalProperties: false,
    type: 'object',
    properties: {},
  },
}
