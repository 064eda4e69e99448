import type { Meeting } from '../../domain/meeting/case.js'
import { instantAt, type Clock } from '../../domain/time.js'
import { castVotes, openVote, type MeetingDeeds } from '../stage/committee.js'
import { seeRefused, until, type Play } from '../stage/play.js'
import { AREA_PRESENT, DIRECTOR, SISTER } from './a7-cast.js'
import { check, type Notes } from './scenario.js'

/** An item, when it is opened, and what is resolved on it. */
export type Deciding = {
  readonly meeting: MeetingDeeds
  readonly itemId: string
  readonly time: Clock
  readonly outcome: 'approved' | 'proposedUpward'
  readonly text: string
}

/** An item is decided without the sister of the party: her vote is refused, the quorum is shown with and without her. */
export async function decideItem(
  play: Play,
  { meeting, itemId, time, outcome, text }: Deciding,
  notes: Notes,
): Promise<void> {
  const at = await until(play, '2025-10-29', time)
  await meeting.act(`items/${itemId}/open`)
  const kin = { ground: 'relative', kinship: 'sibling', degree: 2 }
  await meeting.actAs(SISTER, `items/${itemId}/interest`, { ...kin, reason: 'เป็นพี่สาวของผู้รับใบอนุญาตโรงเรียน' })
  await meeting.actAs(DIRECTOR, `items/${itemId}/interest`, {
    ground: 'ownOffice',
    reason: 'เป็นผู้อำนวยการเขตพื้นที่ของโรงเรียน',
  })
  const votingId = await openVote(meeting, itemId, outcome)
  play.view.tell(at, {
    th: 'กรรมการซึ่งเป็นพี่สาวของผู้รับใบอนุญาตออกจากห้อง (ม.13 (3)) ลองลงคะแนน',
    en: "The licensee's sister leaves by section 13 (3), and tries to vote",
  })
  await seeRefused(play, { act: `vote of the sister on ${itemId}`, code: 'VOTER_RECUSED' }, () =>
    meeting.actAs(SISTER, `votes/${votingId}/vote`, { choice: 'for' }),
  )
  const { quorum } = await meeting.look<{
    quorum: Record<'withRecused' | 'withoutRecused' | 'needed', number>
  }>('room')
  const figures = `${quorum.withRecused} / ${quorum.withoutRecused}, of ${quorum.needed} needed`
  notes.expect(
    check(
      `quorum ${outcome}`,
      'องค์ประชุมนับรวม / ไม่นับเธอ',
      'quorum with and without her',
      '6 / 5, of 4 needed',
      figures,
    ),
  )
  await castVotes(
    meeting,
    votingId,
    AREA_PRESENT.filter((who) => who !== SISTER).map((who) => [who, 'for'] as const),
  )
  await meeting.act(`votes/${votingId}/close`)
  await meeting.act(`items/${itemId}/resolve`, { outcome, text, reason: 'พิจารณาจากหลักฐานและความเห็นแล้ว' })
  await play.clock.settle()
  play.view.tell(at, {
    th: `มติ กขน.: ${text}`,
    en: outcome === 'approved' ? 'กขน. approves' : 'กขน. proposes it to กนน.',
  })
}

/** When she left and came back stands in the record of the item. */
export function checkRecused({ agenda }: Meeting, itemId: string, { expect }: Notes): void {
  const item = agenda.find((one) => one.itemId === itemId)
  const hers = item?.interests.find(({ personId }) => personId === SISTER.personId)
  const his = item?.interests.find(({ personId }) => personId === DIRECTOR.personId)
  expect(check('recused', 'ผลของการแจ้ง ม.13 (3)', 'effect of section 13 (3)', 'recused', hers?.consequence))
  expect(
    check('left at', 'เวลาที่ออกจากห้อง', 'the time she left', instantAt('2025-10-29', '09:45'), hers?.leftAt),
  )
  expect(
    check('back', 'กลับเข้าห้องเมื่อจบวาระ', 'back when the item ended', true, hers?.returnedAt !== undefined),
  )
  expect(
    check(
      'own office',
      'ผู้อำนวยการเขต: เปิดเผยและอยู่ต่อ',
      'the director: shown, stays',
      'stays',
      his?.consequence,
    ),
  )
  const votes = item?.votings.at(-1)?.votes ?? []
  const isHers = votes.some(({ personId }) => personId === SISTER.personId)
  expect(
    check(
      'her vote',
      'ไม่มีคะแนนของเธอ',
      'no vote of hers',
      '5 votes, false',
      `${votes.length} votes, ${isHers}`,
    ),
  )
}
