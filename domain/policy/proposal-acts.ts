import { possibleVerdicts } from '../approval/decide.js'
import { consultationCase, proposalCase, taskCase, type Actor } from '../case.js'
import type { Consultation } from '../consultation/case.js'
import { consultationActsIn, type ConsultationActName } from '../consultation/decide.js'
import type { Proposal, ProposalStatus } from '../proposal/case.js'
import { proposalActsIn, type ProposalActName } from '../proposal/decide.js'
import type { Task } from '../task/case.js'
import { taskActsIn, type TaskActName } from '../task/decide.js'
import { mayAct, type ActName } from './policy.js'
import type { Subject } from './rule.js'

const ON_TASK = {
  assign: 'task.assign',
  changeDue: 'task.changeDue',
  finish: 'task.finish',
  cancel: 'task.cancel',
} as const satisfies Record<TaskActName, ActName>

const ON_CONSULTATION = {
  revise: 'consultation.revise',
  seed: 'consultation.seed',
  close: 'consultation.close',
} as const satisfies Record<ConsultationActName, ActName>

/** What a person does; what another proposal or a committee does to it (`takeIn`, `takeVerdict`) nobody is offered. */
type PersonalAct = Exclude<ProposalActName, 'takeIn' | 'takeVerdict'>

const ON_PROPOSAL = {
  revise: 'proposal.revise',
  sendForApproval: 'proposal.send',
  decideStage: 'proposal.decideStage',
  acceptComplete: 'proposal.accept',
  sendBack: 'proposal.sendBack',
  putOnAgenda: 'proposal.schedule',
  takeOffAgenda: 'proposal.schedule',
  combine: 'proposal.combine',
  withdraw: 'proposal.withdraw',
} as const satisfies Record<PersonalAct, ActName>

/** From when on the members of the committee may read a proposal. */
export const PROPOSALS_OF_MEMBERS: readonly ProposalStatus[] = ['complete', 'onAgenda', 'combined', 'decided']
/** Before it is signed it is no business of the committee. */
const BEFORE_SECRETARIAT: readonly ProposalStatus[] = ['draft', 'inApproval']

/** What the policy needs to know of a task. */
export function subjectOfTask({ taskId, giver, officeCode }: Task): Subject {
  return { caseId: taskCase(taskId), ownerOffice: giver, addressees: [officeCode] }
}

/** What the policy needs to know of a proposal; `sitters` sit in its committee today. */
export function subjectOfProposal(proposal: Proposal, sitters: readonly string[] = []): Subject {
  const { proposalId, owner, secretariat, status, submittedAt } = proposal
  const isSubmitted = submittedAt !== undefined && !BEFORE_SECRETARIAT.includes(status)
  return {
    caseId: proposalCase(proposalId),
    ownerOffice: owner.officeCode,
    addressees: isSubmitted ? [secretariat] : [],
    members: PROPOSALS_OF_MEMBERS.includes(status) ? sitters : [],
  }
}

/** What the policy needs to know of a consultation. */
export function subjectOfConsultation({ consultationId, officeCode }: Consultation): Subject {
  return { caseId: consultationCase(consultationId), ownerOffice: officeCode }
}

/** What this person may do with the task now. */
export function possibleTaskActs(task: Task, actor: Actor): TaskActName[] {
  const subject = subjectOfTask(task)
  return taskActsIn(task).filter((act) => mayAct(actor, ON_TASK[act], subject) === undefined)
}

/** What this person may do with the consultation now. */
export function possibleConsultationActs(consultation: Consultation, actor: Actor): ConsultationActName[] {
  const subject = subjectOfConsultation(consultation)
  return consultationActsIn(consultation).filter(
    (act) => mayAct(actor, ON_CONSULTATION[act], subject) === undefined,
  )
}

/** What this person may do with the proposal now; a stage is for whoever may decide it. */
export function possibleProposalActs(proposal: Proposal, actor: Actor): PersonalAct[] {
  const subject = subjectOfProposal(proposal)
  const { approval } = proposal
  return proposalActsIn(proposal).filter((act): act is PersonalAct => {
    if (act === 'takeIn' || act === 'takeVerdict') return false
    if (mayAct(actor, ON_PROPOSAL[act], subject) !== undefined) return false
    return act !== 'decideStage' || (approval !== undefined && possibleVerdicts(approval, actor).length > 0)
  })
}
