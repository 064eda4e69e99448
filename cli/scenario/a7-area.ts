import { checkIn, type MeetingDeeds } from '../stage/committee.js'
import { until, type Play } from '../stage/play.js'
import { AREA_ASSISTANT, AREA_PRESENT, AREA_SECRETARY, DIRECTOR } from './a7-cast.js'
import { call, concludeMeeting } from './a7-meeting.js'
import { checkRecused, decideItem } from './a7-recusal.js'
import type { Requests, Standing } from './a7-requests.js'
import { softGroundScene } from './a7-soft-ground.js'
import { keepPapers } from './papers.js'
import { check, missingIn, type Notes } from './scenario.js'

/** Where กขน. decided (B): the case goes on from there. */
export type ProposedFrom = { readonly meeting: MeetingDeeds; readonly itemId: string }

/** กขน.: a sister of the party may not vote; (A) is approved, (B) is proposed to กนน. */
export async function areaMeeting(
  play: Play,
  committeeId: string,
  ids: Requests,
  notes: Notes,
): Promise<ProposedFrom> {
  const items = [
    { title: 'คำขอไม่เข้าร่วมโครงการ (ก)', caseId: `exemption/${ids.a}` },
    { title: 'คำขอยกเว้นหลักเกณฑ์หนังสือเรียน (ข)', caseId: `exemption/${ids.b}` },
    { title: 'คำขอไม่เข้าร่วมโครงการของโรงเรียนรัฐ', caseId: `exemption/${ids.c}` },
  ]
  const held = { committeeId, secretary: AREA_SECRETARY, called: '2025-10-20', on: '2025-10-29', items }
  const { meeting, itemIds } = await call(play, held)
  const at = await until(play, '2025-10-29', '09:30')
  await checkIn(meeting, AREA_PRESENT)
  await meeting.act('open')
  play.view.tell(at, { th: 'เปิดประชุม กขน. มาประชุม 6 จาก 7 คน', en: 'กขน. is opened, six of seven are there' })
  const [first = '', second = '', third = ''] = itemIds
  const granted = {
    meeting,
    itemId: first,
    time: '09:45',
    outcome: 'approved',
    text: 'อนุญาตตามคำขอ',
  } as const
  await decideItem(play, granted, notes)
  const upward = { meeting, itemId: second, time: '10:15', outcome: 'proposedUpward', text: UPWARD } as const
  await decideItem(play, upward, notes)
  await softGroundScene(play, { meeting, itemId: third }, notes)
  await until(play, '2025-10-29', '11:00')
  await concludeMeeting(play, meeting, AREA_ASSISTANT)
  checkRecused(await meeting.read(), first, notes)
  await checkAfterArea(play, ids, notes)
  await checkPapers(meeting, notes)
  return { meeting, itemId: second }
}

const UPWARD = 'เห็นชอบเสนอ กนน.'

/** The minutes say by which ground she left, when, and with how many the item went on. */
async function checkPapers(meeting: MeetingDeeds, notes: Notes): Promise<void> {
  const texts = await keepPapers(meeting, notes, 'area')
  const wanted = ['มาตรา ๑๓ (๓)', 'ออกจากห้องประชุมเวลา ๐๙.๔๕ น.', 'นับรวมได้ ๖ คน ไม่นับรวมได้ ๕ คน', UPWARD]
  const missing = missingIn(texts.get('minutesDraft')?.at(-1) ?? '', wanted)
  notes.expect(check('minutes', 'รายงานบันทึกการออกจากวาระ', 'the minutes tell of the recusal', [], missing))
}

async function checkAfterArea(play: Play, { a, b }: Requests, { expect }: Notes): Promise<void> {
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
