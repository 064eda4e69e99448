import type { Actor } from '../../domain/case.js'
import type { Voting } from '../../domain/meeting/voting.js'
import { castVotes, checkIn, openVote, type Choice, type MeetingActed } from '../stage/committee.js'
import { seeRefused, until, type Play } from '../stage/play.js'
import { CHAIR, EIGHT, LATECOMER } from './a5-cast.js'
import { itemOf, type AtItem } from './a5-items.js'
import { check } from './scenario.js'

/** Every other one of the eight is for it: four against four. */
const FOUR_AGAINST_FOUR = EIGHT.map((who, i): readonly [Actor, Choice] => [
  who,
  i % 2 === 0 ? 'for' : 'against',
])

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
  await castVotes(meeting, votingId, FOUR_AGAINST_FOUR)
  const tied = await until(play, '2020-01-15', '10:40')
  const { state } = await meeting.act(`votes/${votingId}/close`)
  play.view.tell(tied, {
    th: 'คะแนนเท่ากัน 4 ต่อ 4 รอเสียงชี้ขาดของประธาน',
    en: 'Four against four: the casting vote is awaited',
  })
  notes.expect(check('tie', 'คะแนนเท่ากัน', 'a tie', 'tied 4–4', told(votingOf({ state }, itemId))))
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
  const resolved = await meeting.act(`items/${itemId}/resolve`, {
    outcome: 'approved',
    text: 'เห็นชอบให้จัดประชุมเชิงปฏิบัติการ ณ สถานที่ตามที่ฝ่ายเลขานุการเสนอ',
  })
  await play.clock.settle()
  play.view.tell(at, { th: 'ประธานออกเสียงชี้ขาด: เห็นชอบ', en: 'The chair gives the casting vote: carried' })
  const voting = votingOf(resolved, itemId)
  const expected = `${CHAIR.personId} for, 8 votes`
  notes.expect(
    check('casting vote', 'เสียงชี้ขาดบันทึกแยก', 'casting vote, separate', expected, castingOf(voting)),
  )
  notes.expect(check('outcome', 'ผลหลังเสียงชี้ขาด', 'outcome after it', 'carried 4–4', outcomeOf(voting)))
}

/** 4.3: four against four, the ninth abstains and is not counted; this time the chair lets it fail. */
export async function lostTieScene(play: Play, { meeting, itemId, notes }: AtItem): Promise<void> {
  const at = await until(play, '2020-01-15', '10:50')
  await meeting.act(`items/${itemId}/open`)
  const votingId = await openVote(meeting, itemId)
  await castVotes(meeting, votingId, [...FOUR_AGAINST_FOUR, [LATECOMER, 'abstain']])
  await meeting.act(`votes/${votingId}/close`)
  await meeting.actAs(CHAIR, `votes/${votingId}/casting-vote`, { choice: 'against' })
  const resolved = await meeting.act(`items/${itemId}/resolve`, {
    outcome: 'refused',
    text: 'ไม่เห็นชอบให้เลื่อนกำหนดส่งโครงการ',
    reason: 'หากเลื่อนจะไม่ทันรอบงบประมาณ (สมมติ)',
  })
  await play.clock.settle()
  play.view.tell(at, {
    th: 'วาระ 4.3 คะแนนเท่ากันอีกครั้ง งดออกเสียง 1 ประธานออกเสียงชี้ขาดไม่เห็นชอบ',
    en: 'Item 4.3 is tied again, with one abstention; the chair casts against it: lost',
  })
  const voting = votingOf(resolved, itemId)
  const expected = `${CHAIR.personId} against, 9 votes`
  notes.expect(
    check('casting vote against', 'เสียงชี้ขาดวาระ 4.3', 'casting vote on 4.3', expected, castingOf(voting)),
  )
  notes.expect(check('lost', 'ผลวาระ 4.3', 'outcome of item 4.3', 'lost 4–4', outcomeOf(voting)))
}

const votingOf = ({ state }: MeetingActed, itemId: string): Voting =>
  itemOf(state.agenda, itemId).votings.at(-1) as Voting

const told = ({ status, totals }: Voting): string => `${status} ${totals?.for}–${totals?.against}`

const castingOf = ({ casting, votes }: Voting): string =>
  `${casting?.personId} ${casting?.choice}, ${votes.length} votes`

const outcomeOf = ({ result, totals }: Voting): string =>
  `${result?.outcome} ${totals?.for}–${totals?.against}`
