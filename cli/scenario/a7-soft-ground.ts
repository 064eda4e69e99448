import { castVotes, openVote, type MeetingDeeds } from '../stage/committee.js'
import { seeRefused, until, type Play } from '../stage/play.js'
import { AREA_PRESENT, DIRECTORS_SISTER } from './a7-cast.js'
import { check, type Notes } from './scenario.js'

type AtItem = { readonly meeting: MeetingDeeds; readonly itemId: string }

/** A sister of the director of a state school, who is no party: section 16, on which the secretary must choose, with a reason. */
export async function softGroundScene(play: Play, item: AtItem, notes: Notes): Promise<void> {
  const { meeting, itemId } = item
  const at = await until(play, '2025-10-29', '10:35')
  await meeting.act(`items/${itemId}/open`)
  const reason = 'เป็นพี่สาวของผู้อำนวยการโรงเรียนรัฐ ซึ่งมิได้เป็นคู่กรณีเอง'
  await meeting.actAs(DIRECTORS_SISTER, `items/${itemId}/interest`, { ground: 'serious', reason })
  play.view.tell(at, {
    th: 'กรรมการซึ่งเป็นพี่สาวของผู้อำนวยการโรงเรียนรัฐแจ้งเหตุตาม ม.16 เลขานุการต้องพิจารณาก่อน',
    en: "A sister of the state school's director declares by section 16: the secretary must choose first",
  })
  await seeRefused(play, { act: 'vote before the choice', code: 'INTEREST_UNDECIDED' }, () =>
    openVote(meeting, itemId),
  )
  const decide = `items/${itemId}/interests/${DIRECTORS_SISTER.personId}/decide`
  await seeRefused(play, { act: 'choice without a reason', code: 'REASON_MISSING' }, () =>
    meeting.act(decide, { recused: true, reason: '' }),
  )
  await meeting.act(decide, { recused: true, reason: 'มีสภาพร้ายแรงอันอาจทำให้การพิจารณาไม่เป็นกลาง' })
  await decideWithoutHer(item)
  await play.clock.settle()
  await checkChosen(item, notes)
}

async function decideWithoutHer({ meeting, itemId }: AtItem): Promise<void> {
  const votingId = await openVote(meeting, itemId)
  const voters = AREA_PRESENT.filter((who) => who !== DIRECTORS_SISTER)
  await castVotes(
    meeting,
    votingId,
    voters.map((who) => [who, 'for'] as const),
  )
  await meeting.act(`votes/${votingId}/close`)
  await meeting.act(`items/${itemId}/resolve`, { outcome: 'approved', text: 'อนุญาตตามคำขอของโรงเรียนรัฐ' })
}

async function checkChosen({ meeting, itemId }: AtItem, { expect }: Notes): Promise<void> {
  const { agenda } = await meeting.read()
  const item = agenda.find((one) => one.itemId === itemId)
  const hers = item?.interests.find(({ personId }) => personId === DIRECTORS_SISTER.personId)
  const seen = `${hers?.ground}: ${hers?.consequence}, ${hers?.decision ? 'with a reason' : 'without'}`
  expect(
    check(
      'section 16',
      'ม.16 เลขานุการพิจารณาพร้อมเหตุผล',
      'section 16: chosen by the secretary',
      'serious: recused, with a reason',
      seen,
    ),
  )
  const votes = item?.votings.at(-1)?.votes.length
  expect(check('votes by section 16', 'คะแนนวาระโรงเรียนรัฐ', 'votes on the state school', 5, votes))
}
