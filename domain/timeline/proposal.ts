import { applyConsultation } from '../consultation/apply.js'
import type { Consultation, ConsultationEvent } from '../consultation/case.js'
import { applyProposal } from '../proposal/apply.js'
import type { Proposal, ProposalEvent } from '../proposal/case.js'
import { applyTask } from '../task/apply.js'
import type { Task, TaskEvent } from '../task/case.js'
import type { RuleApplied } from './rules.js'
import type { Teller } from './steps.js'
import type { Words } from './word.js'

const words = (th: string, en: string): Words => ({ th, en })

/** What happened to a task, by the type of its event. */
const TASK_EVENT_WORDS: Readonly<Record<TaskEvent['type'], Words>> = {
  given: words('มอบหมายงาน', 'The task was given'),
  assigned: words('มอบหมายผู้รับผิดชอบ', 'A person was put in charge'),
  dueChanged: words('เปลี่ยนกำหนด', 'The date was changed'),
  reminded: words('เตือน', 'A reminder was sent'),
  fellDue: words('เลยกำหนด', 'The date passed'),
  finished: words('รายงานว่าเสร็จแล้ว', 'The task was reported as done'),
  cancelled: words('ยกเลิกงาน', 'The task was called off'),
}

/** What happened to a proposal, by the type of its event. */
const PROPOSAL_EVENT_WORDS: Readonly<Record<ProposalEvent['type'], Words>> = {
  drafted: words('ร่างข้อเสนอ', 'The proposal was drafted'),
  revised: words('แก้ไขข้อเสนอ', 'The proposal was revised'),
  sentForApproval: words('เสนอลงนามในหน่วยงาน', 'Sent to be signed in its office'),
  stageDecided: words('พิจารณาในขั้นตอน', 'A stage was decided'),
  stageReminded: words('เตือนขั้นตอนที่ค้าง', 'A stage was reminded'),
  stagePassedOver: words('ข้ามขั้นขอความเห็นที่พ้นเวลา', 'An opinion that did not come was passed over'),
  stageEscalated: words('แจ้งผู้บังคับบัญชาเมื่อพ้นเวลา', 'A stage was taken to a superior'),
  acceptedComplete: words('เลขานุการตรวจว่าครบถ้วน', 'The secretary found it complete'),
  sentBack: words('เลขานุการส่งคืน', 'The secretary sent it back'),
  authorsReminded: words('เตือนผู้เสนอ', 'Its authors were reminded'),
  putOnAgenda: words('บรรจุระเบียบวาระ', 'Put on an agenda'),
  takenOffAgenda: words('ถอนจากระเบียบวาระ', 'Taken off the agenda'),
  combined: words('รวมเข้ากับข้อเสนออื่น', 'Combined into another proposal'),
  tookIn: words('รวมข้อเสนออื่นเข้ามา', 'Another proposal was taken in'),
  withdrawn: words('ถอนข้อเสนอ', 'The proposal was withdrawn'),
  noted: words('คณะกรรมการรับทราบ', 'The committee took note'),
}

/** What happened to a consultation, by the type of its event. */
const CONSULTATION_EVENT_WORDS: Readonly<Record<ConsultationEvent['type'], Words>> = {
  held: words('บันทึกการปรึกษาหารือนอกรอบ (ไม่ใช่มติ)', 'A consultation was put on record: no resolution'),
  revised: words('แก้ไขบันทึก', 'The notes were written anew'),
  seeded: words('เกิดงานหรือวาระจากการหารือ', 'A task or an agenda item grew out of it'),
  closed: words('ปิดบันทึก', 'The notes were closed'),
}

/** Tasks. */
export const taskTeller: Teller<Task, TaskEvent> = {
  apply: applyTask,
  words: ({ type }) => TASK_EVENT_WORDS[type],
  rule: () => undefined,
}

/** Proposals: the word of its signer and of the committee follow the route of approval. */
export const proposalTeller: Teller<Proposal, ProposalEvent> = {
  apply: applyProposal,
  words: ({ type }) => PROPOSAL_EVENT_WORDS[type],
  rule: (event) => (event.type === 'stageDecided' ? ROUTE : undefined),
}

const ROUTE: RuleApplied = {
  code: 'approvalRoute',
  th: 'สายการเสนอ: ผู้มีอำนาจของหน่วยงานลงนาม แล้วคณะกรรมการมีมติ',
  en: 'The route of approval: the head of the office signs, then the committee resolves',
}

/** Consultations. */
export const consultationTeller: Teller<Consultation, ConsultationEvent> = {
  apply: applyConsultation,
  words: ({ type }) => CONSULTATION_EVENT_WORDS[type],
  rule: () => undefined,
}
