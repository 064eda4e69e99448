import { possibleVerdicts, type PossibleVerdicts } from '../approval/decide.js'
import type { Actor } from '../case.js'
import type { Circular } from '../circular/case.js'
import { circularActsIn, type CircularActName } from '../circular/decide.js'
import type { Personnel } from '../personnel/case.js'
import { personnelActsIn, type PersonnelActName } from '../personnel/decide.js'
import { approvalsUnderWay } from '../submission/approvals.js'
import type { Submission } from '../submission/case.js'
import { submissionActsIn, type SubmissionActName } from '../submission/decide.js'
import type { Instant } from '../time.js'
import { mayAct, type ActName } from './policy.js'
import { mayKeep } from './staff.js'

const ON_CIRCULAR = {
  revise: 'circular.revise',
  sendForApproval: 'circular.sendForApproval',
  namePersons: 'circular.namePersons',
  decideStage: 'circular.decideStage',
  launch: 'circular.launch',
  remind: 'circular.remind',
  extend: 'circular.extend',
  issueErratum: 'circular.correct',
  addRecipients: 'circular.addRecipients',
  sealOverdue: 'circular.sealOverdue',
  recall: 'circular.recall',
  abandon: 'circular.abandon',
  close: 'circular.close',
} as const satisfies Record<CircularActName, ActName>

const ON_SUBMISSION = {
  open: 'submission.open',
  namePersons: 'submission.namePersons',
  receive: 'submission.receive',
  assign: 'submission.assign',
  saveDraft: 'submission.saveDraft',
  submit: 'submission.submit',
  fileNil: 'submission.fileNil',
  decideAnswer: 'submission.decideAnswer',
  reportWrongOffice: 'submission.reportWrongOffice',
  decideWrongOffice: 'submission.decideWrongOffice',
  askMoreTime: 'submission.askMoreTime',
  decideMoreTime: 'submission.decideMoreTime',
  returnForCorrection: 'submission.return',
  accept: 'submission.accept',
  resend: 'submission.resend',
} as const satisfies Record<SubmissionActName, ActName>

const ON_PERSONNEL = {
  changeDetails: 'person.change',
  give: 'assignment.give',
  end: 'assignment.end',
  revoke: 'assignment.revoke',
  move: 'person.move',
  lock: 'person.lock',
  unlock: 'person.lock',
  leave: 'person.leave',
  takeBack: 'person.move',
} as const satisfies Record<PersonnelActName, ActName>

/** Every act that may be possible on a circular, on an answer, on the record of a person. */
export const POSSIBLE_ACTS = {
  circular: Object.keys(ON_CIRCULAR) as CircularActName[],
  submission: Object.keys(ON_SUBMISSION) as SubmissionActName[],
  personnel: Object.keys(ON_PERSONNEL) as PersonnelActName[],
} as const

/** What one may not do to oneself. */
const TO_OTHERS: readonly PersonnelActName[] = ['lock', 'leave']

/**
 * What this person, who knows the circular, may do with it now: the acts that its state allows and the policy gives to
 * them. A stage is for whoever may decide it; that an act asks for a fresh sign-in is no matter here.
 */
export function possibleCircularActs(circular: Circular, actor: Actor): CircularActName[] {
  const subject = { ownerOffice: circular.owner.officeCode }
  return circularActsIn(circular).filter(
    (act) =>
      mayAct(actor, ON_CIRCULAR[act], subject) === undefined &&
      (act !== 'decideStage' || possibleStageVerdicts(circular, actor).length > 0),
  )
}

/** What this person, who knows the circular, may say now at the stages of its route. */
export function possibleStageVerdicts({ approval, status }: Circular, actor: Actor): PossibleVerdicts {
  return approval && status === 'inApproval' ? possibleVerdicts(approval, actor) : []
}

/** What this person, who knows the answer, may do with it at this instant. */
export function possibleSubmissionActs(
  submission: Submission,
  actor: Actor,
  at: Instant,
): SubmissionActName[] {
  const { issuerCode, officeCode } = submission
  const subject = { ownerOffice: issuerCode, addressees: [officeCode] }
  return submissionActsIn(submission, at).filter(
    (act) => mayAct(actor, ON_SUBMISSION[act], subject) === undefined && maySpeak(submission, act, actor),
  )
}

/** What this person, who knows the answer, may say now of an answer that waits inside the office. */
export function possibleAnswerVerdicts(submission: Submission, actor: Actor): PossibleVerdicts {
  return approvalsUnderWay(submission)
    .filter(({ about }) => about === 'answer')
    .flatMap(({ approval }) => possibleVerdicts(approval, actor))
}

/** Where a route says whose turn it is, nobody else may. */
function maySpeak(submission: Submission, act: SubmissionActName, actor: Actor): boolean {
  if (act === 'decideAnswer') return possibleAnswerVerdicts(submission, actor).length > 0
  if (act !== 'decideMoreTime') return true
  const approval = submission.timeRequest?.approval
  return approval ? possibleVerdicts(approval, actor).length > 0 : actor.role === 'officer'
}

/** What this person may do with the record of a person who serves in these offices. */
export function possiblePersonnelActs(
  { personId, status }: Personnel,
  actor: Actor,
  offices: readonly string[],
): PersonnelActName[] {
  return personnelActsIn(status).filter(
    (act) =>
      mayKeep(actor, ON_PERSONNEL[act], offices) === undefined &&
      (actor.personId !== personId || !TO_OTHERS.includes(act)),
  )
}
