import { z } from 'zod'
import { loadSnapshot } from '../../db/cases/record.js'
import { inTransaction } from '../../db/pool.js'
import { meetingCase, proposalCase, type Unstamped } from '../../domain/case.js'
import type { Proposal, ProposalAct } from '../../domain/proposal/case.js'
import { missingParts } from '../../domain/proposal/content.js'
import { decideProposal } from '../../domain/proposal/decide.js'
import { putOnAgenda } from '../agenda.js'
import { actsOn } from '../case-act-route.js'
import { idFor } from '../ids.js'
import { checkServing } from '../named-persons.js'
import { orRefuse, refused } from '../refusals.js'
import { findProposal } from '../proposal-subjects.js'
import { actOnProposal, contentOf, keepContent } from '../proposals.js'
import type { Deps } from '../route.js'
import { returned } from '../returned.js'
import { empty, reason } from '../schemas/common.js'
import { verdictBody } from '../schemas/content.js'
import { returnBody } from '../schemas/exemption.js'
import { agendaPart, proposalActed, proposalContentBody, proposalParams } from '../schemas/proposal.js'
import { own } from '../scope.js'

const actRoute = actsOn({
  path: '/proposals/:proposalId',
  params: proposalParams,
  reply: proposalActed,
  async load(call, { pool }) {
    const { state } = await own(pool, call, await findProposal(pool, call.params.proposalId))
    return state
  },
  act: (call, deps, act: Unstamped<ProposalAct>) => actOnProposal(deps, call, call.params.proposalId, act),
})

const revise = actRoute({
  name: 'content',
  access: 'proposal.revise',
  summary: 'Write the proposal anew, with its papers; every version stays on record',
  summaryTh: 'แก้ไขข้อเสนอและเอกสาร ทุกฉบับยังคงอยู่ในบันทึก',
  body: proposalContentBody,
  async prepare({ actor, params, body }, { pool }) {
    const contentSha256 = await inTransaction(pool, (tx) => keepContent(tx, actor, params.proposalId, body))
    return { type: 'revise', title: body.title, contentSha256 }
  },
})

const send = actRoute({
  name: 'send',
  access: 'proposal.send',
  summary: 'Send the proposal to be signed in the own office; refused while a part is missing',
  summaryTh: 'เสนอให้ผู้มีอำนาจของหน่วยงานลงนาม ระบบไม่รับหากยังขาดส่วนใด',
  body: empty,
  async prepare(_call, deps, state) {
    return { type: 'sendForApproval', missing: missingParts(await contentOf(deps, state)) }
  },
})

const decide = actRoute({
  name: 'decide-stage',
  access: 'proposal.decideStage',
  summary:
    'Sign the proposal for the own office, or return it with reasons; signed, it goes to the committee',
  summaryTh: 'ลงนามในนามหน่วยงาน หรือส่งคืนพร้อมเหตุผล เมื่อลงนามแล้วข้อเสนอไปยังคณะกรรมการ',
  body: verdictBody,
  async prepare(call, { pool }) {
    const { body } = call
    if (body.to) await checkServing(pool, call, body.to)
    return { type: 'decideStage', ...body }
  },
})

const accept = actRoute({
  name: 'accept',
  access: 'proposal.accept',
  summary: 'The secretary finds the proposal complete: it can be put on an agenda',
  summaryTh: 'เลขานุการตรวจแล้วว่าครบถ้วน บรรจุวาระได้',
  body: empty,
  prepare: () => ({ type: 'acceptComplete' }),
})

const sendBack = actRoute({
  name: 'send-back',
  access: 'proposal.sendBack',
  summary: 'The secretary sends the proposal back, with what is missing, and until when it shall come back',
  summaryTh: 'เลขานุการส่งคืนพร้อมแจ้งส่วนที่ขาดและวันที่ให้เสนอใหม่',
  body: returnBody,
  prepare: ({ body }) => ({ type: 'sendBack', ...returned(body) }),
})

const schedule = actRoute({
  name: 'agenda',
  access: 'proposal.schedule',
  summary: 'Put the proposal on the agenda of a meeting of its committee, with its papers',
  summaryTh: 'บรรจุข้อเสนอพร้อมเอกสารในระเบียบวาระของคณะกรรมการ',
  body: z.strictObject({ meetingId: proposalParams.shape.proposalId, part: agendaPart }),
  async prepare(call, deps, state) {
    const { at, actor: by, body } = call
    const { proposalId, title, committeeId } = state
    const itemId = `i-${idFor(call.key, at, 'item')}`
    const act = { type: 'putOnAgenda', caseId: meetingCase(body.meetingId), itemId } as const
    orRefuse(decideProposal(state, { ...act, at, by }))
    const { papers: files } = await contentOf(deps, state)
    const papers = files.map(({ fileId, name, sha256 }) => ({ paperId: fileId, name, sha256 }))
    const item = { ...body, itemId, title, papers, subject: { caseId: proposalCase(proposalId) } }
    const isThere = await putOnAgenda(deps, call, item, committeeId)
    if (!isThere) throw refused('OTHER_COMMITTEE', {}, '/meetingId')
    return act
  },
})

const takeOff = actRoute({
  name: 'off-agenda',
  access: 'proposal.schedule',
  summary: 'Note that the meeting did not decide it (postponed, withdrawn): it can go to another',
  summaryTh: 'บันทึกว่าที่ประชุมยังไม่ได้พิจารณา (เลื่อนหรือถอนวาระ) เพื่อบรรจุในการประชุมอื่น',
  body: z.strictObject({ reason }),
  prepare: ({ body }) => ({ type: 'takeOffAgenda', ...body }),
})

const combine = actRoute({
  name: 'combine',
  access: 'proposal.combine',
  summary: 'Let another proposal to the same committee go on in the place of this one',
  summaryTh: 'รวมเข้ากับข้อเสนออื่นของคณะกรรมการเดียวกัน',
  body: z.strictObject({ into: proposalParams.shape.proposalId, reason }),
  async prepare({ body }, { pool }) {
    const other = await otherProposal(pool, body.into)
    const into = proposalCase(body.into)
    return { type: 'combine', into, intoCommittee: other.committeeId, reason: body.reason }
  },
  async then(call, deps) {
    const { params, body, key } = call
    const from = proposalCase(params.proposalId)
    const act = { type: 'takeIn', from } as const
    await actOnProposal(deps, { ...call, key: `${key}/into`, onVersion: 0 }, body.into, act)
  },
})

async function otherProposal(pool: Deps['pool'], proposalId: string): Promise<Proposal> {
  const other = await loadSnapshot<Proposal>(pool, proposalCase(proposalId))
  // Only what is with the same secretary, and not yet on an agenda, can take another in.
  if (other && ['submitted', 'complete'].includes(other.state.status)) return other.state
  throw refused('COMBINE_OTHERS', {}, '/into')
}

const withdraw = actRoute({
  name: 'withdraw',
  access: 'proposal.withdraw',
  summary: 'Take the proposal back before it is decided, with the reason',
  summaryTh: 'ถอนข้อเสนอก่อนมีมติ พร้อมเหตุผล',
  body: z.strictObject({ reason }),
  prepare: ({ body }) => ({ type: 'withdraw', ...body }),
})

/** What the office and the committee's secretary do to a proposal. */
export const PROPOSAL_ACT_ROUTES = [
  ...[revise, send, decide, accept, sendBack],
  ...[schedule, takeOff, combine, withdraw],
]
