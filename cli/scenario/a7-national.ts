import { castVotes, checkIn, openVote, type MeetingDeeds } from '../stage/committee.js'
import { CENTRAL } from '../stage/persons.js'
import { until, type Play } from '../stage/play.js'
import type { ProposedFrom } from './a7-area.js'
import {
  AREA_SECRETARY,
  DIRECTOR,
  NATIONAL_ASSISTANT,
  NATIONAL_PRESENT,
  NATIONAL_SECRETARY,
} from './a7-cast.js'
import { call, concludeMeeting } from './a7-meeting.js'
import type { Requests, Standing } from './a7-requests.js'
import { keepPapers } from './papers.js'
import { checkLetter } from './resolution-letter.js'
import { check, type Notes } from './scenario.js'

/** What กนน. is asked, and where it was proposed. */
export type NationalMatter = {
  readonly committeeId: string
  readonly ids: Requests
  readonly from: ProposedFrom
}

/** กนน. is convened because กขน. resolved so: a case of its own, linked with that resolution. It refuses (B). */
export async function nationalMeeting(
  play: Play,
  { committeeId, ids, from }: NationalMatter,
  notes: Notes,
): Promise<void> {
  const items = [{ title: 'คำขอยกเว้นหลักเกณฑ์หนังสือเรียน', caseId: `exemption/${ids.b}` }]
  const held = { committeeId, secretary: NATIONAL_SECRETARY, called: '2025-11-03', on: '2025-11-12', items }
  const { meeting, itemIds } = await call(play, held)
  const [itemId = ''] = itemIds
  await checkOpenedByResolution(meeting, from, notes)
  const at = await until(play, '2025-11-12', '09:30')
  await checkIn(meeting, NATIONAL_PRESENT)
  await meeting.act('open')
  await checkToldByLetter(play, from, notes)
  await refuse(meeting, itemId)
  await concludeMeeting(play, meeting, NATIONAL_ASSISTANT)
  play.view.tell(at, { th: 'กนน. มีมติไม่อนุญาตเรื่อง ข.', en: 'กนน. refuses (B)' })
  const { state } = await play.as(DIRECTOR).get<Standing>(`/exemptions/${ids.b}`)
  const seen = `${state.status}, ${state.decision?.granted}`
  notes.expect(check('B refused', 'เรื่อง ข. กนน. ไม่อนุญาต', '(B) refused by กนน.', 'decided, false', seen))
  await keepPapers(meeting, notes, 'national')
}

async function refuse(meeting: MeetingDeeds, itemId: string): Promise<void> {
  await meeting.act(`items/${itemId}/open`)
  const votingId = await openVote(meeting, itemId, 'refused')
  await castVotes(
    meeting,
    votingId,
    NATIONAL_PRESENT.map((who) => [who, 'for'] as const),
  )
  await meeting.act(`votes/${votingId}/close`)
  const reason = 'หลักเกณฑ์เปิดให้ใช้สื่อเสริมได้อยู่แล้ว'
  await meeting.act(`items/${itemId}/resolve`, { outcome: 'refused', text: 'ไม่อนุญาต', reason })
}

const LETTER = 'ส่งคำขอยกเว้นหลักเกณฑ์หนังสือเรียนเพื่อเสนอ กนน.'

/** The secretariat of กนน. was told by letter what กขน. resolved. */
async function checkToldByLetter(play: Play, { meeting, itemId }: ProposedFrom, notes: Notes): Promise<void> {
  const told = { meeting, itemId, subject: LETTER, secretary: AREA_SECRETARY, reader: NATIONAL_SECRETARY }
  const wanted = ['ครั้งที่ ๑/๒๕๖๘', 'เห็นชอบเสนอ กนน.', 'จึงเรียนมาเพื่อโปรดพิจารณา']
  await checkLetter(play, { ...told, wanted, file: 'area-letter.pdf' }, notes)
}

/** The resolution of กขน. names the meeting that was convened on it; (B) is a case of its own, and waits there. */
async function checkOpenedByResolution(
  national: MeetingDeeds,
  { meeting, itemId }: ProposedFrom,
  { expect }: Notes,
): Promise<void> {
  const caseId = `meeting/${national.meetingId}`
  const followUp = { kind: 'case', caseId, title: 'กนน. พิจารณาคำขอเรื่อง ข.', officeCode: CENTRAL }
  const letter = { kind: 'sendLetter', title: LETTER, officeCode: CENTRAL, ending: 'จึงเรียนมาเพื่อโปรดพิจารณา' }
  const { state } = await meeting.act(`items/${itemId}/follow-ups`, { followUps: [followUp, letter] })
  const item = state.agenda.find((one) => one.itemId === itemId)
  const followUps = item?.resolution?.followUps ?? []
  const named = followUps.filter(({ kind }) => kind === 'case').map((one) => one.caseId)
  expect(
    check('second workflow', 'มติ กขน. เปิดเรื่องที่ กนน.', 'the resolution opens a case at กนน.', [caseId], named),
  )
}
