import { PDFDocument } from 'pdf-lib'
import type { Actor } from '../../domain/case.js'
import type { Play } from '../../cli/stage/play.js'
import { ADMINISTRATOR, CENTRAL, DRAFTER } from '../../cli/stage/persons.js'
import { sendFile } from '../../cli/stage/upload.js'
import { SECRETARY } from '../../cli/scenario/a5-cast.js'
import { CLERK, DIRECTOR, DISTRICT } from './cast.js'

/** The ids that the addresses of the screens are made of, beside those of the meetings. */
export type Ids = Readonly<Record<string, string>>

const EXEMPTION = {
  ...{ kind: 'activity', field: 'academic', measure: 'waive', applicantType: 'private' },
  subject: 'ขอไม่เข้าร่วมโครงการที่ไม่ส่งผลต่อคุณภาพการศึกษา',
  ground: 'โครงการใช้เวลาเรียน 40 ชั่วโมงต่อปี โดยไม่ส่งผลต่อคุณภาพการศึกษา',
  risk: 'นักเรียนอาจขาดประสบการณ์บางด้าน โรงเรียนจัดกิจกรรมทดแทน',
  assessment: 'เปรียบเทียบผลสัมฤทธิ์และเวลาเรียนก่อนและหลัง ภาคเรียนละครั้ง',
  school: { nameTh: 'โรงเรียนเอกชนนำร่องตัวอย่าง (สมมติ)' },
  period: { from: '2023-12-01', until: '2024-09-30' },
  basis: {
    ...{ law: 'พระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. 2562', section: 'หมวด 4', text: '' },
    ...{ validFrom: '2019-05-01', validTo: '2026-05-01' },
  },
}
const PROPOSAL = {
  title: 'ขอความเห็นชอบหลักสูตรฐานสมรรถนะของจังหวัด',
  background: 'สถานศึกษานำร่อง 25 แห่งทดลองใช้หลักสูตรมาแล้วสองภาคเรียน',
  law: 'พระราชบัญญัติพื้นที่นวัตกรรมการศึกษา พ.ศ. 2562 มาตรา 20 (4)',
  reasons: 'ผลการทดลองใช้เป็นที่น่าพอใจ ครูและผู้ปกครองเห็นด้วย',
  request: 'โปรดพิจารณาให้ความเห็นชอบหลักสูตร เพื่อประกาศใช้ในปีการศึกษา 2567',
}

const ORDER = {
  reasons:
    'ด้วยสำนักงานเขตพื้นที่การศึกษาได้รับมอบหมายให้ขับเคลื่อนพื้นที่นวัตกรรมการศึกษา จึงเห็นสมควรแต่งตั้งผู้รับผิดชอบ\nอาศัยอำนาจตามความในมาตรา 37 แห่งพระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ พ.ศ. 2546 จึงมีคำสั่งดังต่อไปนี้',
  points: [
    'ให้รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา เป็นประธานคณะทำงาน',
    'ให้คณะทำงานจัดทำแผนและติดตามผลการดำเนินงานของโรงเรียนนำร่อง',
    'ให้รายงานผลต่อผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาทุกสิ้นเดือน',
  ],
  effectiveOn: '2023-12-01',
}

/** Somebody does something, and what is made has an id by this name. */
async function make(play: Play, who: Actor, path: string, body: object): Promise<Made> {
  return play.as(who).post<Made>(path, body)
}
type Made = Readonly<Record<string, unknown>> & { readonly state?: Readonly<Record<string, unknown>> }
const idIn = (made: Made, name: string): string => String(made[name] ?? made.state?.[name])

/** One of every kind of case that the demo's story has not, on several steps of its way. */
export async function makeCases(play: Play, { committeeId }: { committeeId: string }): Promise<Ids> {
  return {
    draftId: await drafts(play),
    ...(await exemptions(play, committeeId)),
    ...(await proposals(play, committeeId)),
    ...(await orders(play)),
    consultationId: await consultation(play, committeeId),
    ...(await administration(play)),
  }
}

/** One draft that is being written, one that waits for its checker. */
async function drafts(play: Play): Promise<string> {
  const sent = await make(play, DRAFTER, '/circulars', { procedureId: 'call-for-projects', overrides: {} })
  await make(play, DRAFTER, `/circulars/${idIn(sent, 'circularId')}/send-for-approval`, {})
  const body = { procedureId: 'host-and-name-officers', overrides: {} }
  return idIn(await make(play, DRAFTER, '/circulars', body), 'circularId')
}

async function exemptions(play: Play, committeeId: string): Promise<Ids> {
  const of = async (more: object) =>
    idIn(await make(play, CLERK, '/exemptions', { ...EXEMPTION, ...more }), 'exemptionId')
  // A kind that was issued: of another one no screen knows what it is called.
  const scope = { circularIds: [], procedures: ['host-and-name-officers'] }
  const [exemptionId, exemptionDraftId] = [
    await of({ scope }),
    await of({ scope, subject: 'ขอใช้แบบรายงานของพื้นที่แทน' }),
  ]
  await make(play, CLERK, `/exemptions/${exemptionId}/file`, {})
  await make(play, DIRECTOR, `/exemptions/${exemptionId}/accept`, { areaCommitteeId: committeeId })
  return { exemptionId, exemptionDraftId }
}

async function proposals(play: Play, committeeId: string): Promise<Ids> {
  const of = async (content: object) =>
    idIn(await make(play, CLERK, '/proposals', { committeeId, content }), 'proposalId')
  const proposalId = await of({ ...PROPOSAL, papers: [await paper(play, 'ผลการทดลองใช้หลักสูตร.pdf')] })
  const sent = await make(play, CLERK, `/proposals/${proposalId}/send`, {})
  const { contentSha256 } = sent.state ?? {}
  const verdict = { stage: 'sign', verdict: 'approved', contentSha256 }
  await make(play, DIRECTOR, `/proposals/${proposalId}/decide-stage`, verdict)
  return { proposalId, proposalDraftId: await of({ ...PROPOSAL, title: 'ขอปรับปฏิทินการศึกษาของพื้นที่' }) }
}

/** One that is being written, one that waits for the signature, one that is issued and the one that it revokes. */
async function orders(play: Play): Promise<Ids> {
  const of = async (subject: string, more: object = {}) =>
    idIn(await make(play, CLERK, '/orders', { ...ORDER, subject, ...more }), 'orderId')
  const issued = async (orderId: string) => {
    const sent = await make(play, CLERK, `/orders/${orderId}/send`, {})
    const { contentSha256 } = sent.state ?? {}
    const verdict = { stage: 'sign', verdict: 'approved', contentSha256 }
    await make(play, DIRECTOR, `/orders/${orderId}/decide-stage`, verdict)
    return orderId
  }
  const subject = 'แต่งตั้งคณะทำงานขับเคลื่อนพื้นที่นวัตกรรมการศึกษา'
  const orderRevokedId = await issued(await of(subject, { effectiveOn: '2023-11-24' }))
  const orderId = await issued(await of(`${subject} (ชุดที่ 2)`, { revokes: orderRevokedId }))
  const orderSentId = await of('มอบหมายผู้รับผิดชอบข้อมูลโรงเรียนนำร่อง')
  await make(play, CLERK, `/orders/${orderSentId}/send`, {})
  const orderDraftId = await of('แต่งตั้งคณะกรรมการติดตามและประเมินผล')
  return { orderId, orderRevokedId, orderSentId, orderDraftId }
}

async function paper(play: Play, name: string): Promise<string> {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  return sendFile(play, CLERK, { name, bytes: Buffer.from(await pdf.save()) })
}

async function consultation(play: Play, committeeId: string): Promise<string> {
  const made = await make(play, SECRETARY, '/consultations', {
    ...{ topic: 'แนวทางการประเมินสถานศึกษานำร่อง', heldOn: '2023-11-23', committeeId },
    notes: 'หารือถึงเครื่องมือประเมินและรอบการรายงาน',
    participants: ['นางสมมติ ใจงาม', 'นายตัวอย่าง ขยันเรียน'],
    proposals: ['ให้รายงานภาคเรียนละครั้ง'],
  })
  return idIn(made, 'consultationId')
}

async function administration(play: Play): Promise<Ids> {
  const assignment = {
    ...{ officeCode: CENTRAL, role: 'auditor', validFrom: '2023-10-01', validTo: '2024-10-01' },
    scope: { offices: 'all' },
  }
  const entered = { nameTh: 'นางสาวสมมติ ตรวจสอบ', email: 'auditor@office.example', assignment }
  const auditor = await make(play, ADMINISTRATOR, '/people', entered)
  const holiday = { day: '2023-12-04', nameTh: 'วันหยุดพิเศษตามมติคณะรัฐมนตรี' }
  const change = await make(play, DRAFTER, '/calendars/changes', {
    days: [{ change: 'add', holiday }],
    ...{ source: 'มติคณะรัฐมนตรี 21 พฤศจิกายน 2566', reason: 'ประกาศเพิ่ม' },
  })
  const hook = { url: 'https://hooks.example/in', types: ['*'] }
  const webhook = await make(play, ADMINISTRATOR, '/webhooks', hook)
  const person = auditor['person'] as Made
  return {
    personId: DIRECTOR.personId,
    auditorId: idIn(person, 'personId'),
    changeId: idIn(change, 'changeId'),
    webhookId: idIn(webhook, 'webhookId'),
    officeCode: DISTRICT,
  }
}
