import { applyExemption } from '../exemption/apply.js'
import type { Exemption, ExemptionEvent } from '../exemption/case.js'
import type { Teller } from './steps.js'
import type { Words } from './word.js'

const words = (th: string, en: string): Words => ({ th, en })

/** What happened to an exemption, by the type of its event. */
const EXEMPTION_EVENT_WORDS: Readonly<Record<ExemptionEvent['type'], Words>> = {
  drafted: words('ร่างคำขอยกเว้น', 'The request was drafted'),
  revised: words('แก้ไขคำขอ', 'The request was revised'),
  filed: words('ยื่นคำขอ', 'The request was filed'),
  returned: words('ส่งคืนคำขอ', 'The request was returned'),
  acceptedComplete: words('รับคำขอว่าครบถ้วน', 'The request was taken as complete'),
  stageDecided: words('พิจารณาในขั้นตอน', 'A stage was decided'),
  stageReminded: words('เตือนผู้พิจารณา', 'Whoever has to decide was reminded'),
  stagePassedOver: words('ข้ามความเห็นที่ไม่มาในกำหนด', 'An opinion that did not come in time was passed over'),
  stageEscalated: words('เสนอผู้บังคับบัญชาพิจารณา', 'The stage went to a superior'),
  proposedUpward: words('เสนอหน่วยเหนือพิจารณา', 'It was proposed to the body above'),
  decided: words('วินิจฉัยคำขอ', 'The request was decided'),
  noticed: words('แจ้งผลแก่ผู้ขอ', 'The applicant was told the decision'),
  appealWaived: words('ไม่ประสงค์จะอุทธรณ์', 'The applicant took the decision as it is'),
  appealed: words('อุทธรณ์', 'An appeal was lodged'),
  appealExtended: words('ขยายเวลาพิจารณาอุทธรณ์', 'The time for deciding the appeal was extended'),
  appealDecided: words('วินิจฉัยอุทธรณ์', 'The appeal was decided'),
  basisVerified: words('ตรวจสอบฐานกฎหมายแล้ว', 'The legal basis was verified'),
  cameIntoForce: words('การยกเว้นมีผล และลงทะเบียน', 'The exemption came into force and into the register'),
  refusalStands: words('ไม่อนุญาต เป็นที่สุด', 'The refusal stands'),
  expiryAnnounced: words('แจ้งว่าใกล้สิ้นสุด', 'It was announced that the exemption ends soon'),
  basisEndAnnounced: words('แจ้งว่าฐานกฎหมายสิ้นสุดก่อนการยกเว้น', 'It was announced that the law ends before it'),
  expired: words('การยกเว้นสิ้นสุดตามกำหนด', 'The exemption ran out'),
  revocationAnnounced: words('แจ้งเหตุที่จะเพิกถอน', 'A revocation was announced'),
  heard: words('ผู้ได้รับยกเว้นชี้แจง', 'The applicant was heard'),
  revocationDropped: words('ไม่เพิกถอน', 'The revocation was dropped'),
  revoked: words('เพิกถอนการยกเว้น', 'The exemption was revoked'),
  withdrawn: words('ถอนคำขอหรือขอยุติการยกเว้น', 'The applicant withdrew'),
  limitsSet: words('คำนวณกำหนดเวลาพิจารณา', 'The time limits were worked out'),
  bodyReminded: words('เตือนหน่วยที่ต้องดำเนินการ', 'The body whose turn it is was reminded'),
  jobDone: words('งานของการยกเว้นเสร็จแล้ว', 'Work of the exemption was finished'),
}

/** Exemptions. Their rules are in docs/exemptions.md: none of them is a rule of a procedure. */
export const exemptionTeller: Teller<Exemption, ExemptionEvent> = {
  apply: applyExemption,
  words: ({ type }) => EXEMPTION_EVENT_WORDS[type],
  rule: () => undefined,
}
