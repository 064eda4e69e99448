/** What a paper of a case is. */
export type PaperKind =
  | 'meetingNotice'
  | 'cancellation'
  | 'agenda'
  | 'attendance'
  | 'invitation'
  | 'minutesDraft'
  | 'minutes'
  | 'resolution'
  | 'resolutionRegister'
  | 'exemptionRegister'
  | 'exemptionRegisterInternal'
  | 'decisionNotice'
  | 'appealNotice'
  | 'hearingNotice'
  | 'revocationNotice'
  | 'lapseNotice'
  | 'taskMemo'
  | 'resolutionLetter'
  | 'order'

/** What each kind is called, on screens and as the name of its file. */
export const PAPER_NAMES: Readonly<Record<PaperKind, { readonly th: string; readonly en: string }>> = {
  meetingNotice: { th: 'หนังสือเชิญประชุม', en: 'Notice of the meeting' },
  cancellation: { th: 'หนังสือยกเลิกการประชุม', en: 'Cancellation of the meeting' },
  agenda: { th: 'ระเบียบวาระการประชุม', en: 'Agenda' },
  attendance: { th: 'บัญชีรายชื่อผู้เข้าประชุม', en: 'Attendance list' },
  invitation: { th: 'นัดหมายการประชุม', en: 'Calendar entry' },
  minutesDraft: { th: 'ร่างรายงานการประชุม', en: 'Draft minutes' },
  minutes: { th: 'รายงานการประชุม', en: 'Minutes' },
  resolution: { th: 'มติที่ประชุม', en: 'Extract of a resolution' },
  resolutionRegister: { th: 'ทะเบียนมติที่ประชุม', en: 'Register of resolutions' },
  exemptionRegister: { th: 'ทะเบียนการยกเว้น', en: 'Register of exemptions' },
  exemptionRegisterInternal: { th: 'ทะเบียนการยกเว้น (ส่วนภายใน)', en: 'Register of exemptions, internal part' },
  decisionNotice: { th: 'หนังสือแจ้งผลการพิจารณา', en: 'Notice of the decision' },
  appealNotice: { th: 'หนังสือแจ้งผลการพิจารณาอุทธรณ์', en: 'Notice of the decision on the appeal' },
  hearingNotice: { th: 'หนังสือแจ้งเหตุที่จะเพิกถอน', en: 'Notice of an intended revocation' },
  revocationNotice: { th: 'หนังสือแจ้งการเพิกถอน', en: 'Notice of the revocation' },
  lapseNotice: { th: 'หนังสือแจ้งการสิ้นสุดการยกเว้น', en: 'Notice that the exemption has ended' },
  taskMemo: { th: 'บันทึกข้อความมอบหมายงาน', en: 'Memo of the task' },
  resolutionLetter: { th: 'หนังสือแจ้งมติที่ประชุม', en: 'Letter about the resolution' },
  order: { th: 'คำสั่ง', en: 'Order' },
}

const EXTENSIONS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'text/calendar': 'ics' }

/** The name of a paper's file: `รายงานการประชุม.pdf`. */
export function paperFileName(kind: PaperKind, mediaType: string): string {
  return `${PAPER_NAMES[kind].th}.${EXTENSIONS[mediaType.split(';')[0] ?? ''] ?? 'bin'}`
}
