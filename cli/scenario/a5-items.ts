import { instantAt } from '../../domain/time.js'
import type { AgendaItem } from '../../domain/meeting/agenda.js'
import type { Voting } from '../../domain/meeting/voting.js'
import type { Actor } from '../../domain/case.js'
import { castVotes, checkIn, type Choice, type MeetingDeeds } from '../stage/committee.js'
import { seeRefused, until, type Play } from '../stage/play.js'
import { CHAIR, EIGHT, LATECOMER, SECRETARIAT, SECRETARY } from './a5-cast.js'
import { check, type Notes } from './scenario.js'

/** An item of the meeting, and where what is seen is noted. */
export type AtItem = { readonly meeting: MeetingDeeds; readonly itemId: string; readonly notes: Notes }

/** The resolution of seed 003, word for word. */
export const RESOLUTION =
  'มอบหมายให้สำนักงานศึกษาธิการจังหวัดระยองในฐานะเลขานุการ ดำเนินการจัดทำแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2563'
const TASK = 'จัดทำแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2563'
/** Until when, as the play assumes. */
const TASK_DUE = instantAt('2020-03-21', '00:00')

/** 4.1: all are for it; the resolution gives the secretary a task. */
export async function assignScene(play: Play, { meeting, itemId, notes }: AtItem): Promise<void> {
  const at = await until(play, '2020-01-15', '09:50')
  await meeting.act(`items/${itemId}/open`)
  await meeting.act(`items/${itemId}/notes`, {
    text: 'ฝ่ายเลขานุการเสนอกรอบและปฏิทินการจัดทำแผน ที่ประชุมเห็นว่าควรให้ทุกหน่วยงานเสนอโครงการ',
  })
  await vote(
    meeting,
    itemId,
    EIGHT.map((who) => [who, 'for'] as const),
  )
  const { state } = await meeting.act(`items/${itemId}/resolve`, {
    outcome: 'approved',
    text: RESOLUTION,
    followUps: [
      { kind: 'task', title: TASK, officeCode: SECRETARIAT, personId: SECRETARY.personId, dueAt: TASK_DUE },
    ],
  })
  await play.clock.settle()
  const item = itemOf(state.agenda, itemId)
  play.view.tell(at, {
    th: `มติที่ประชุม: ${RESOLUTION}`,
    en: 'Resolved: the secretariat draws up the action plan for fiscal year 2563',
  })
  const totals = item.votings.at(-1)?.totals
  notes.expect(
    check('votes on 4.1', 'คะแนนวาระ 4.1', 'votes on item 4.1', '8–0', `${totals?.for}–${totals?.against}`),
  )
  notes.expect(check('resolution', 'มติ', 'the resolution', RESOLUTION, item.resolution?.text))
}

/** 4.2: a ninth member comes, has an interest and leaves; the eight others are four against four. */
export async function tieScene(play: Play, { meeting, itemId, notes }: AtItem): Promise<void> {
  await until(play, '2020-01-15', '10:15')
  await checkIn(meeting, [LATECOMER])
  await meeting.act(`items/${itemId}/open`)
  await recusal(play, { meeting, itemId, notes })
  const votingId = await openVote(meeting, itemId)
  await seeRefused(play, { act: 'vote though recused', code: 'VOTER_RECUSED' }, () =>
    meeting.actAs(LATECOMER, `votes/${votingId}/vote`, { choice: 'for' }),
  )
  await castVotes(
    meeting,
    votingId,
    EIGHT.map((who, i) => [who, i % 2 === 0 ? 'for' : 'against'] as const),
  )
  const tied = await until(play, '2020-01-15', '10:40')
  const { state } = await meeting.act(`votes/${votingId}/close`)
  play.view.tell(tied, {
    th: 'คะแนนเท่ากัน 4 ต่อ 4 รอเสียงชี้ขาดของประธาน',
    en: 'Four against four: the casting vote is awaited',
  })
  notes.expect(check('tie', 'คะแนนเท่ากัน', 'a tie', 'tied 4–4', told(votingOf(state.agenda, itemId))))
  await castingVote(play, { meeting, itemId, notes }, votingId)
}

async function recusal(play: Play, { meeting, itemId, notes }: AtItem): Promise<void> {
  const at = await until(play, '2020-01-15', '10:20')
  const reason = 'คู่สมรสเป็นเจ้าของสถานที่แห่งหนึ่งที่เสนอให้พิจารณา (สมมติ)'
  await meeting.actAs(LATECOMER, `items/${itemId}/interest`, { ground: 'spouse', reason })
  const { quorum, recused } = await meeting.look<Room>('room')
  play.view.tell(at, {
    th: 'อนุกรรมการผู้หนึ่งแจ้งส่วนได้เสียตามมาตรา 13 (2) และออกจากห้อง',
    en: 'A member declares an interest by section 13 (2) and leaves',
  })
  notes.expect(check('recused', 'ผู้ต้องออกจากวาระ 4.2', 'out of item 4.2', [LATECOMER.personId], recused))
  notes.expect(
    check(
      'both figures',
      'องค์ประชุมนับรวม / ไม่นับผู้มีส่วนได้เสีย',
      'quorum with and without',
      '9 / 8, of 8 needed',
      `${quorum.withRecused} / ${quorum.withoutRecused}, of ${quorum.needed} needed`,
    ),
  )
}

type Room = {
  readonly recused: readonly string[]
  readonly quorum: { readonly withRecused: number; readonly withoutRecused: number; readonly needed: number }
}

async function castingVote(play: Play, { meeting, itemId, notes }: AtItem, votingId: string): Promise<void> {
  const at = await until(play, '2020-01-15', '10:42')
  const notChair = EIGHT[1] as Actor
  const tried = { act: 'casting vote of another', code: 'NOT_PRESIDING' }
  await seeRefused(play, tried, () =>
    meeting.actAs(notChair, `votes/${votingId}/casting-vote`, { choice: 'for' }),
  )
  await meeting.actAs(CHAIR, `votes/${votingId}/casting-vote`, { choice: 'for' })
  const { state } = await meeting.act(`items/${itemId}/resolve`, {
    outcome: 'approved',
    text: 'เห็นชอบให้จัดประชุมเชิงปฏิบัติการ ณ สถานที่ตามที่ฝ่ายเลขานุการเสนอ',
  })
  await play.clock.settle()
  const voting = votingOf(state.agenda, itemId)
  play.view.tell(at, { th: 'ประธานออกเสียงชี้ขาด: เห็นชอบ', en: 'The chair gives the casting vote: carried' })
  const { casting, votes, result } = voting
  notes.expect(
    check(
      'casting vote',
      'เสียงชี้ขาดบันทึกแยก',
      'casting vote, separate',
      `${CHAIR.personId} for, 8 votes`,
      `${casting?.personId} ${casting?.choice}, ${votes.length} votes`,
    ),
  )
  notes.expect(
    check(
      'outcome',
      'ผลหลังเสียงชี้ขาด',
      'outcome after it',
      'carried 4–4',
      `${result?.outcome} ${voting.totals?.for}–${voting.totals?.against}`,
    ),
  )
}

async function vote(
  meeting: MeetingDeeds,
  itemId: string,
  votes: readonly (readonly [Actor, Choice])[],
): Promise<void> {
  const votingId = await openVote(meeting, itemId)
  await castVotes(meeting, votingId, votes)
  await meeting.act(`votes/${votingId}/close`)
}

async function openVote(meeting: MeetingDeeds, itemId: string): Promise<string> {
  const question = { kind: 'item', proposes: 'approved' }
  return (await meeting.act(`items/${itemId}/votes`, { question })).madeId ?? ''
}

const itemOf = (agenda: readonly AgendaItem[], itemId: string): AgendaItem =>
  agenda.find((one) => one.itemId === itemId) as AgendaItem

const votingOf = (agenda: readonly AgendaItem[], itemId: string): Voting =>
  itemOf(agenda, itemId).votings.at(-1) as Voting

const told = ({ status, totals }: Voting): string => `${status} ${totals?.for}–${totals?.against}`
