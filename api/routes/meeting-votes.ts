import { z } from 'zod'
import { closeSecretVote, takeBallot } from '../ballots.js'
import { idFor } from '../ids.js'
import { actedAnswer, actOnMeeting, votingOf } from '../meetings.js'
import { route } from '../route.js'
import { empty, id, reason } from '../schemas/common.js'
import { itemParams, meetingActed, votingParams, voteTaken } from '../schemas/meeting.js'
import { ballotMethod, castingChoice, choice, outcome, question, totals } from '../schemas/meeting-parts.js'
import { ownMeeting } from '../scope.js'
import { meetingAct } from './meeting-act.js'

const adopt = meetingAct({
  name: 'items/:itemId/adopt',
  access: 'meeting.hold',
  summary: 'Note that the chair asked and nobody saw it otherwise (section 82)',
  summaryTh: 'บันทึกว่าประธานถามแล้วไม่มีผู้เห็นเป็นอย่างอื่น (มาตรา 82)',
  params: itemParams,
  body: z.strictObject({ proposes: outcome }),
  prepare({ body, key, at, params: { itemId } }) {
    const votingId = `v-${idFor(key, at, 'vote')}`
    return { act: { type: 'adopt', itemId, votingId, ...body }, madeId: votingId }
  },
})

const openVote = meetingAct({
  name: 'items/:itemId/votes',
  access: 'meeting.hold',
  summary: 'Open a vote on an item, or on whether a member to whom somebody objects may stay',
  summaryTh: 'เปิดการลงมติในเรื่อง หรือว่ากรรมการที่ถูกคัดค้านอยู่ต่อได้หรือไม่',
  params: itemParams,
  body: z.strictObject({ question, method: ballotMethod.exactOptional() }),
  prepare({ body, key, at, params: { itemId } }) {
    const votingId = `v-${idFor(key, at, 'vote')}`
    return { act: { type: 'openVote', itemId, votingId, ...body }, madeId: votingId }
  },
})

const vote = route({
  method: 'post',
  path: '/meetings/:meetingId/votes/:votingId/vote',
  access: 'meeting.vote',
  summary: 'Vote by name, on the own device',
  summaryTh: 'ลงคะแนนโดยเปิดเผยผ่านอุปกรณ์ของตน',
  replies: { 200: voteTaken },
  params: votingParams,
  body: z.strictObject({ choice }),
  async handle(call, deps) {
    const { params, body, actor } = call
    const { state } = await ownMeeting(deps.pool, call, params.meetingId)
    const { votingId } = params
    const { itemId } = votingOf(state, votingId).item
    const { personId } = actor
    await actOnMeeting(call, deps, { type: 'castVote', itemId, votingId, personId, ...body })
    return { body: { votingId, taken: true } }
  },
})

const ballot = route({
  method: 'post',
  path: '/meetings/:meetingId/votes/:votingId/ballot',
  access: 'meeting.vote',
  summary:
    'Put a secret ballot into the urn: that the person voted is recorded, what was chosen only grows the totals. The three words are of one length, so that not even the length of a request tells them apart',
  summaryTh: 'ลงคะแนนลับ: บันทึกเพียงว่าผู้ใดใช้สิทธิแล้ว ส่วนที่เลือกเพิ่มในยอดรวมเท่านั้น',
  replies: { 200: voteTaken },
  params: votingParams,
  body: z.strictObject({ choice: z.enum(['approve', 'against', 'abstain']) }),
  secretBody: true,
  async handle(call, deps) {
    const { params, body } = call
    const meeting = await ownMeeting(deps.pool, call, params.meetingId)
    const { votingId } = params
    const chosen = body.choice === 'approve' ? 'for' : body.choice
    await takeBallot(call, deps, meeting, { votingId, choice: chosen })
    return { body: { votingId, taken: true } }
  },
})

const hands = meetingAct({
  name: 'votes/:votingId/hands',
  access: 'meeting.hold',
  summary: 'Note the vote of a member who raised a hand',
  summaryTh: 'บันทึกคะแนนของกรรมการที่ยกมือ',
  params: votingParams,
  body: z.strictObject({ personId: id, choice }),
  prepare({ body, params: { votingId } }, _, { state }) {
    const { itemId } = votingOf(state, votingId).item
    return { act: { type: 'castVote', itemId, votingId, ...body } }
  },
})

const paperBallot = meetingAct({
  name: 'votes/:votingId/paper-ballots',
  access: 'meeting.hold',
  summary: 'Note that a member was given a paper ballot',
  summaryTh: 'บันทึกว่ากรรมการรับบัตรลงคะแนนแล้ว',
  params: votingParams,
  body: z.strictObject({ personId: id }),
  prepare({ body, params: { votingId } }, _, { state }) {
    const { itemId } = votingOf(state, votingId).item
    return { act: { type: 'takeBallot', itemId, votingId, ...body } }
  },
})

const countBallots = meetingAct({
  name: 'votes/:votingId/counts',
  access: 'meeting.countBallots',
  summary: 'Say, as a teller, what was counted of the paper ballots; two tellers must agree',
  summaryTh: 'ผู้นับคะแนนรายงานผลบัตรลงคะแนน ต้องตรงกันสองคน',
  params: votingParams,
  body: z.strictObject({ totals }),
  prepare({ body, params: { votingId } }, _, { state }) {
    const { itemId } = votingOf(state, votingId).item
    return { act: { type: 'countBallots', itemId, votingId, ...body } }
  },
})

const closeVote = route({
  method: 'post',
  path: '/meetings/:meetingId/votes/:votingId/close',
  access: 'meeting.hold',
  summary: 'Close a vote: its result with the arithmetic, or a tie that waits for the casting vote',
  summaryTh: 'ปิดการลงมติ: ผลพร้อมวิธีคำนวณ หรือคะแนนเท่ากันรอเสียงชี้ขาด',
  replies: { 200: meetingActed },
  params: votingParams,
  body: empty,
  async handle(call, deps) {
    const meeting = await ownMeeting(deps.pool, call, call.params.meetingId)
    const { votingId } = call.params
    const { item, voting } = votingOf(meeting.state, votingId)
    const { itemId } = item
    const closed =
      voting.method === 'secret'
        ? await closeSecretVote(call, deps, meeting, votingId)
        : await actOnMeeting(call, deps, { type: 'closeVote', itemId, votingId })
    return actedAnswer(closed, meeting.committee, call)
  },
})

const casting = meetingAct({
  name: 'votes/:votingId/casting-vote',
  access: 'meeting.vote',
  summary: 'Give the casting vote at a tie, as who presides: a vote of its own, on record',
  summaryTh: 'ประธานในที่ประชุมออกเสียงชี้ขาดเมื่อคะแนนเท่ากัน บันทึกเป็นเสียงต่างหาก',
  params: votingParams,
  body: z.strictObject({ choice: castingChoice }),
  prepare({ body, actor: { personId }, params: { votingId } }, _, { state }) {
    const { itemId } = votingOf(state, votingId).item
    return { act: { type: 'castCasting', itemId, votingId, personId, ...body } }
  },
})

const annul = meetingAct({
  name: 'votes/:votingId/annul',
  access: 'meeting.hold',
  summary: 'Break off a vote without a result, with the reason',
  summaryTh: 'ยกเลิกการลงมติโดยไม่มีผล พร้อมเหตุผล',
  params: votingParams,
  body: z.strictObject({ reason }),
  prepare({ body, params: { votingId } }, _, { state }) {
    const { itemId } = votingOf(state, votingId).item
    return { act: { type: 'annulVote', itemId, votingId, ...body } }
  },
})

/** Votes: openly, by hand, by device, in secret, on paper. */
export const MEETING_VOTE_ROUTES = [
  ...[adopt, openVote, vote, ballot, hands, paperBallot, countBallots, closeVote, casting, annul],
]
