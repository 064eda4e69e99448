import type { LetterContent } from '../../domain/content.js'
import { withLetterhead, type Letterhead } from '../../domain/letterhead.js'
import type { Instant } from '../../domain/time.js'
import type { Document } from '../../typesetting/model.js'
import { circularLetter } from './circular.js'
import type { Look } from './look.js'

/** To whom the sample is addressed. */
export const SAMPLE_ADDRESSEE = 'ผู้รับหนังสือ'

const SAMPLE: LetterContent = {
  form: 'external',
  prefix: '',
  agency: { nameTh: '', addressTh: '' },
  salutation: { opening: 'เรียน', addressee: SAMPLE_ADDRESSEE, closing: 'ขอแสดงความนับถือ' },
  references: [],
  enclosures: [],
  body: [
    {
      kind: 'paragraph',
      text: 'ข้อความนี้เป็นตัวอย่างสำหรับตรวจดูหัวหนังสือ ตรา ที่อยู่ และหน่วยงานเจ้าของเรื่อง ข้อความของหนังสือจริงจะอยู่ในส่วนนี้',
    },
    { kind: 'paragraph', text: 'จึงเรียนมาเพื่อโปรดตรวจสอบความถูกต้องของหัวหนังสือก่อนบันทึก' },
  ],
  signer: { nameTh: 'ชื่อผู้ลงนาม', positionTh: 'ตำแหน่งผู้ลงนาม' },
  owner: { unitTh: '', telephone: '', email: '' },
}

type Facts = {
  readonly head: Letterhead
  readonly at: Instant
  readonly answerUrl: string
  readonly look: Look
  readonly emblem?: Look['emblem']
}

/** A letter that shows a letterhead; every page bears "ร่าง". Slot of the document: `addressee`. */
export function letterheadSample({ head, at, answerUrl, look, emblem }: Facts): Document {
  return circularLetter({
    ...{ id: 'letterhead', letter: withLetterhead(SAMPLE, head, 0), number: 0, issuedAt: at, dueAt: at },
    ...{ subject: 'ตัวอย่างหัวหนังสือ', answerUrl, isDraft: true, ...look },
    ...(emblem ? { emblem } : {}),
  })
}
