import { PDFDocument } from 'pdf-lib'
import type { Exemption } from '../../domain/exemption/case.js'
import type { Actor } from '../../domain/case.js'
import { SIGNER } from '../stage/persons.js'
import { until, type Play } from '../stage/play.js'
import { sendFile } from '../stage/upload.js'
import { CLERK, DIRECTOR } from './a7-cast.js'
import { check, type Notes } from './scenario.js'

/** How an exemption stands, as the API answers. */
export type Standing = {
  readonly exemptionId: string
  readonly version: number
  readonly state: Exemption
  readonly warnings: readonly { readonly code: string; readonly th: string }[]
  readonly possibleActs: readonly string[]
  readonly appeal: { readonly at: string } | null
}

const SCHOOL = { nameTh: 'โรงเรียนเอกชนนำร่องตัวอย่าง (สมมติ)' }
const shared = {
  field: 'academic',
  measure: 'waive',
  applicantType: 'private',
  school: SCHOOL,
  risk: 'นักเรียนอาจขาดประสบการณ์บางด้าน โรงเรียนจัดกิจกรรมทดแทน',
  assessment: 'เปรียบเทียบผลสัมฤทธิ์และเวลาเรียนก่อนและหลัง ภาคเรียนละครั้ง',
  basis: {
    law: 'พระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. 2562',
    section: 'หมวด 4',
    text: '',
    validFrom: '2019-05-01',
    validTo: '2026-05-01',
  },
} as const

/** (A): to skip a project imposed from above. Longer than the Act's first term. */
const ACTIVITY = {
  ...shared,
  kind: 'activity',
  scope: { circularIds: [], procedures: ['progress-report'] },
  subject: 'ขอยกเว้นการเข้าร่วมโครงการที่ไม่ส่งผลต่อคุณภาพการศึกษา',
  ground: 'โครงการใช้เวลาเรียน 40 ชั่วโมงต่อปี โดยไม่ส่งผลต่อคุณภาพการศึกษา',
  period: { from: '2025-12-15', until: '2026-09-30' },
} as const

/** (B): to be exempt from a rule of law. */
const RULE = {
  ...shared,
  kind: 'rule',
  subject: 'ขอยกเว้นหลักเกณฑ์การเลือกใช้หนังสือเรียน',
  ground: 'หนังสือเรียนตามบัญชีไม่รองรับหลักสูตรฐานสมรรถนะของพื้นที่',
  period: { from: '2025-12-15', until: '2026-03-31' },
  rule: {
    law: 'หลักเกณฑ์การเลือกใช้หนังสือเรียน (สมมติ)',
    section: 'ข้อ 5',
    ownerTh: 'สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน',
  },
} as const

/** (C): of a school of the state, whose director is not himself the party. */
const OF_STATE = {
  ...ACTIVITY,
  applicantType: 'state',
  school: { nameTh: 'โรงเรียนรัฐนำร่องตัวอย่าง (สมมติ)' },
  period: { from: '2025-12-15', until: '2026-03-31' },
} as const

/** The exemption cases by what they ask. */
export type Requests = { readonly a: string; readonly b: string; readonly c: string }

const RETURNED = 'ขาดหลักฐานผลการดำเนินโครงการที่ผ่านมา'

/** What of an exemption somebody does. */
export const actOn = (
  play: Play,
  who: Actor,
  id: string,
  name: string,
  body: unknown = {},
): Promise<Standing> => play.as(who).post(`/exemptions/${id}/${name}`, body)

/** The requests are filed; the first comes back once for missing evidence. Returns their ids. */
export async function fileRequests(play: Play, notes: Notes): Promise<Requests> {
  const at = await until(play, '2025-10-14', '10:00')
  const draft = async (body: object): Promise<string> =>
    (await play.as(CLERK).post<Standing>('/exemptions', body)).exemptionId
  const a = await draft(ACTIVITY)
  const b = await draft({ ...RULE, evidence: [await evidence(play, 'ตารางเทียบหลักสูตร.pdf')] })
  const c = await draft({
    ...OF_STATE,
    evidence: [await evidence(play, 'ผลการดำเนินโครงการของโรงเรียนรัฐ.pdf')],
  })
  for (const id of [a, b, c]) await actOn(play, CLERK, id, 'file')
  play.view.tell(at, {
    th: 'โรงเรียนเอกชนยื่นคำขอสองเรื่อง: ก. ไม่เข้าร่วมโครงการ ข. ยกเว้นหลักเกณฑ์หนังสือเรียน โรงเรียนรัฐยื่นอย่าง ก. อีกเรื่อง',
    en: 'The private school files two requests: (A) to skip a project, (B) to be exempt from a rule on textbooks; a state school files one like (A)',
  })
  await returnOnce(play, a, notes)
  return { a, b, c }
}

async function returnOnce(play: Play, a: string, { expect }: Notes): Promise<void> {
  const at = await until(play, '2025-10-15', '09:00')
  const { state } = await actOn(play, DIRECTOR, a, 'return', { reason: RETURNED })
  play.view.tell(at, {
    th: `เขตพื้นที่ส่งคืนเรื่อง ก.: ${RETURNED}`,
    en: 'The district returns (A): evidence is missing',
  })
  expect(
    check(
      'returned',
      'ส่งคืนเรื่อง ก. เพราะขาดหลักฐาน',
      '(A) returned for missing evidence',
      `returned: ${RETURNED}`,
      `${state.status}: ${state.returned?.reason}`,
    ),
  )
  const again = await until(play, '2025-10-16', '09:00')
  const body = { ...ACTIVITY, evidence: [await evidence(play, 'ผลการดำเนินโครงการ.pdf')] }
  const { version } = await play.as(CLERK).look(`/exemptions/${a}`)
  await play.as(CLERK).call({ method: 'PUT', path: `/exemptions/${a}`, body, onVersion: version })
  const filed = await actOn(play, CLERK, a, 'file')
  play.view.tell(again, {
    th: 'โรงเรียนแนบหลักฐานและยื่นใหม่',
    en: 'The school adds the evidence and files again',
  })
  expect(check('filed again', 'ยื่นใหม่พร้อมหลักฐาน', 'filed again with evidence', 'filed', filed.state.status))
}

async function evidence(play: Play, name: string): Promise<string> {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  pdf.setTitle(name)
  return sendFile(play, CLERK, { name, bytes: Buffer.from(await pdf.save()) })
}

/** The district takes them as complete; district and parent agency give their opinions. */
export async function examine(
  play: Play,
  { a, b, c }: Requests,
  bodies: { readonly areaCommitteeId: string; readonly nationalCommitteeId: string },
): Promise<void> {
  const at = await until(play, '2025-10-16', '14:00')
  for (const id of [a, c])
    await actOn(play, DIRECTOR, id, 'accept', { areaCommitteeId: bodies.areaCommitteeId })
  await actOn(play, DIRECTOR, b, 'accept', bodies)
  await play.clock.settle()
  for (const id of [a, b, c]) {
    const { state } = await play.as(DIRECTOR).get<Standing>(`/exemptions/${id}`)
    const said = {
      ...{ verdict: 'advised', advice: 'for', reason: 'เห็นควรสนับสนุน' },
      contentSha256: state.contentSha256,
    }
    await actOn(play, DIRECTOR, id, 'decide-stage', { stage: 'district', ...said })
    await actOn(play, SIGNER, id, 'decide-stage', { stage: 'parent', ...said })
  }
  play.view.tell(at, {
    th: 'เขตพื้นที่รับว่าครบถ้วน เขตพื้นที่และต้นสังกัดให้ความเห็น',
    en: 'The district finds all complete; district and parent agency give their opinions',
  })
}
