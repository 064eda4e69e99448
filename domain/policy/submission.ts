import type { Role } from '../case.js'
import { APPROVERS } from './circular.js'
import { READERS, type Rule } from './rule.js'

const OFFICE: readonly Role[] = ['registrar', 'districtOfficer', 'director']
const answering = { side: 'district', roles: OFFICE, standing: ['addressee'] } as const satisfies Rule
const reviewing = { side: 'central', roles: ['officer'], standing: ['owner'] } as const satisfies Rule
const reading = {
  side: 'any',
  roles: READERS,
  standing: ['owner', 'addressee', 'superior', 'audited'],
} as const satisfies Rule

/** Acts on an office's answer: its own, and those of the office that asked. */
export const SUBMISSION_RULES = {
  'inbox.read': { side: 'district', roles: OFFICE, standing: ['addressee'] },
  'submission.read': reading,
  'letter.read': reading,
  'submission.open': answering,
  'submission.receive': answering,
  'submission.assign': answering,
  'submission.namePersons': { ...answering, roles: ['director'] },
  'submission.saveDraft': answering,
  'submission.submit': answering,
  'submission.fileNil': answering,
  'submission.decideAnswer': { ...answering, roles: ['director'], fresh: true },
  'submission.reportWrongOffice': answering,
  'submission.askMoreTime': answering,
  'submission.decideWrongOffice': reviewing,
  // Which of them it is for says the route of the request.
  'submission.decideMoreTime': { ...reviewing, roles: APPROVERS },
  'submission.return': reviewing,
  'submission.accept': reviewing,
  'submission.resend': reviewing,
} as const satisfies Record<string, Rule>
