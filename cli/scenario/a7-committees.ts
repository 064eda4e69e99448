import { instantAt, type Clock, type Day } from '../../domain/time.js'
import type { Meeting } from '../../domain/meeting/case.js'
import type { Actor } from '../../domain/case.js'
import { castVotes, checkIn, meetingDeeds, type MeetingDeeds } from '../stage/committee.js'
import { seeRefused, until, type Play } from '../stage/play.js'
import {
  AREA_PRESENT,
  AREA_SECRETARY,
  DIRECTOR,
  NATIONAL_PRESENT,
  NATIONAL_SECRETARY,
  SISTER,
} from './a7-cast.js'
import type { Standing } from './a7-requests.js'
import { check, type Notes } from './scenario.js'

type Ids = { readonly a: string; readonly b: string }
type Held = {
  readonly committeeId: string
  readonly secretary: Actor
  readonly called: Day
  readonly on: Day
  readonly items: readonly { readonly title: string; readonly caseId: string }[]
}

async function call(play: Play, held: Held): Promise<{ meeting: MeetingDeeds; itemIds: readonly string[] }> {
  await until(play, held.called, '09:00')
  const session = { mode: 'inPerson', place: 'ห้องประชุม (สมมติ)', startsAt: instantAt(held.on, '09:30') }
  const { state } = await play
    .as(held.secretary)
    .post<{ state: Meeting }>('/meetings', { committeeId: held.committeeId, session })
  const meeting = meetingDeeds(play, held.secretary, state.meetingId)
  const itemIds: string[] = []
  for (const { title, caseId } of held.items)
    itemIds.push((await meeting.act('items', { part: 4, title, subject: { caseId } })).madeId ?? '')
  await meeting.act('call', {})
  await play.clock.settle()
  return { meeting, itemIds }
}

/** กขน.: a sister of the party may not vote; (A) is approved, (B) is proposed to กนน. */
export async function areaMeeting(play: Play, committeeId: string, ids: Ids, notes: Notes): Promise<void> {
  const items = [
    { title: 'คำขอไม่เข้าร่วมโครงการ (ก)', caseId: `exemption/${ids.a}` },
    { title: 'คำขอยกเว้นหลักเกณฑ์หนังสือเรียน (ข)', caseId: `exemption/${ids.b}` },
  ]
  const held = { committeeId, secretary: AREA_SECRETARY, called: '2025-10-20', on: '2025-10-29', items }
  const { meeting, itemIds } = await call(play, held)
  const at = await until(play, '2025-10-29', '09:30')
  await checkIn(meeting, AREA_PRESENT)
  await meeting.act('open')
  play.view.tell(at, { th: 'เปิดประชุม กขน. มาประชุม 6 จาก 7 คน', en: 'กขน. is opened, six of seven are there' })
  const [first = '', second = ''] = itemIds
  await decideItem(
    play,
    { meeting, itemId: first, time: '09:45', outcome: 'approved', text: 'อนุญาตตามคำขอ' },
    notes,
  )
  await decideItem(
    play,
    { meeting, itemId: second, time: '10:15', outcome: 'proposedUpward', text: 'เห็นชอบเสนอ กนน.' },
    notes,
  )
  await until(play, '2025-10-29', '11:00')
  const { state } = await meeting.act('close')
  await play.clock.settle()
  checkRecused(state, first, notes)
  await checkAfterArea(play, ids, notes)
}

type Deciding = {
  readonly meeting: MeetingDeeds
  readonly itemId: string
  readonly time: Clock
  readonly outcome: 'approved' | 'proposedUpward'
  readonly text: string
}

async function decideItem(
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
  const votingId =
    (await meeting.act(`items/${itemId}/votes`, { question: { kind: 'item', proposes: outcome } })).madeId ??
    ''
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
function checkRecused({ agenda }: Meeting, itemId: string, { expect }: Notes): void {
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

async function checkAfterArea(play: Play, { a, b }: Ids, { expect }: Notes): Promise<void> {
  const [first, second] = await Promise.all(
    [a, b].map((id) => play.as(DIRECTOR).get<Standing>(`/exemptions/${id}`)),
  )
  const decision = first?.state.decision
  expect(
    check(
      'A decided',
      'เรื่อง ก. กขน. อนุญาต',
      '(A) approved by กขน.',
      'decided, true',
      `${first?.state.status}, ${decision?.granted}`,
    ),
  )
  const { approval, status } = second?.state ?? {}
  const step = approval?.route[approval.next]
  const waiting = step && 'committeeId' in step ? step.id : '–'
  expect(
    check(
      'B goes up',
      'เรื่อง ข. รอ กนน.',
      '(B) waits for กนน.',
      'inApproval, national',
      `${status}, ${waiting}`,
    ),
  )
}

/** กนน. refuses (B). */
export async function nationalMeeting(
  play: Play,
  committeeId: string,
  { b }: Ids,
  notes: Notes,
): Promise<void> {
  const items = [{ title: 'คำขอยกเว้นหลักเกณฑ์หนังสือเรียน', caseId: `exemption/${b}` }]
  const held = { committeeId, secretary: NATIONAL_SECRETARY, called: '2025-11-03', on: '2025-11-12', items }
  const { meeting, itemIds } = await call(play, held)
  const at = await until(play, '2025-11-12', '09:30')
  await checkIn(meeting, NATIONAL_PRESENT)
  await meeting.act('open')
  const [itemId = ''] = itemIds
  await meeting.act(`items/${itemId}/open`)
  const question = { kind: 'item', proposes: 'refused' }
  const votingId = (await meeting.act(`items/${itemId}/votes`, { question })).madeId ?? ''
  await castVotes(
    meeting,
    votingId,
    NATIONAL_PRESENT.map((who) => [who, 'for'] as const),
  )
  await meeting.act(`votes/${votingId}/close`)
  const reason = 'หลักเกณฑ์เปิดให้ใช้สื่อเสริมได้อยู่แล้ว'
  await meeting.act(`items/${itemId}/resolve`, { outcome: 'refused', text: 'ไม่อนุญาต', reason })
  await meeting.act('close')
  await play.clock.settle()
  play.view.tell(at, { th: 'กนน. มีมติไม่อนุญาตเรื่อง ข.', en: 'กนน. refuses (B)' })
  const { state } = await play.as(DIRECTOR).get<Standing>(`/exemptions/${b}`)
  notes.expect(
    check(
      'B refused',
      'เรื่อง ข. กนน. ไม่อนุญาต',
      '(B) refused by กนน.',
      'decided, false',
      `${state.status}, ${state.decision?.granted}`,
    ),
  )
}
