import {
  ASSISTANT,
  CHAIR,
  EIGHT,
  FIRST_SEVEN,
  SECRETARIAT,
  SECRETARY,
  SUB_COMMITTEE,
} from '../../cli/scenario/a5-cast.js'
import { RESOLUTION } from '../../cli/scenario/a5-items.js'
import {
  castVotes,
  checkIn,
  circulateMinutes,
  convene,
  foundCommittee,
  openVote,
  type CommitteePlan,
  type MeetingDeeds,
} from '../../cli/stage/committee.js'
import { until, type Play } from '../../cli/stage/play.js'
import { instantAt } from '../../domain/time.js'

const PLACE = 'ห้องประชุมสำนักงานศึกษาธิการจังหวัดระยอง'
const TASK = 'จัดทำแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2567'

/** Decides on exemptions too, which a sub-committee may not. */
const AREA_COMMITTEE: CommitteePlan = {
  ...SUB_COMMITTEE,
  details: {
    ...SUB_COMMITTEE.details,
    nameTh: 'คณะกรรมการขับเคลื่อนพื้นที่นวัตกรรมการศึกษาจังหวัดระยอง',
    nameEn: 'Committee driving the innovation area of Rayong',
    level: 'area',
  },
  validFrom: '2023-10-01',
}

/** A committee, a meeting that has been held, and one that is called for this morning. */
export type Committee = {
  readonly committeeId: string
  readonly held: MeetingDeeds
  readonly today: MeetingDeeds
}

/** What happens before the demo begins: the committee is founded and meets once; its next meeting is called. */
export async function meetOnce(play: Play): Promise<Committee> {
  const committeeId = await foundCommittee(play, AREA_COMMITTEE)
  const at = { committeeId, place: PLACE }
  const held = await convene(play, SECRETARY, { ...at, startsAt: instantAt('2023-11-14', '09:30') })
  const itemId = await add(held, 'การจัดทำแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2567')
  await held.act('call')
  await until(play, '2023-11-14', '09:30')
  await checkIn(held, EIGHT)
  await held.act('open')
  await assign(held, itemId)
  await until(play, '2023-11-14', '11:00')
  await held.act('close')
  await circulateMinutes(held, ASSISTANT, { opening: 'ประธานกล่าวเปิดประชุม และดำเนินการตามระเบียบวาระ' })
  const today = await convene(play, SECRETARY, { ...at, startsAt: instantAt('2023-11-27', '09:00') })
  await setAgenda(today, held)
  await today.act('call')
  return { committeeId, held, today }
}

const add = async (meeting: MeetingDeeds, title: string, more: object = {}): Promise<string> =>
  (await meeting.act('items', { part: 4, title, ...more })).madeId ?? ''

/** All are for it: the secretary gets a task, and an office a letter. */
async function assign(meeting: MeetingDeeds, itemId: string): Promise<void> {
  await meeting.act(`items/${itemId}/open`)
  await meeting.act(`items/${itemId}/notes`, { text: 'ที่ประชุมเห็นว่าควรให้ทุกหน่วยงานเสนอโครงการ' })
  const votingId = await openVote(meeting, itemId)
  await castVotes(
    meeting,
    votingId,
    EIGHT.map((who) => [who, 'for'] as const),
  )
  await meeting.act(`votes/${votingId}/close`)
  const dueAt = instantAt('2023-12-16', '00:00')
  const task = { kind: 'task', title: TASK, officeCode: SECRETARIAT, personId: SECRETARY.personId, dueAt }
  await meeting.act(`items/${itemId}/resolve`, { outcome: 'approved', text: RESOLUTION, followUps: [task] })
}

async function setAgenda(meeting: MeetingDeeds, held: MeetingDeeds): Promise<void> {
  const news = { part: 1, kind: 'information' }
  await add(meeting, 'แนวทางการขับเคลื่อนพื้นที่นวัตกรรมการศึกษาจังหวัดระยอง', news)
  const minutes = { part: 2, kind: 'minutesApproval', minutesOf: held.meetingId }
  await add(meeting, 'รับรองรายงานการประชุมครั้งที่ 1/2566', minutes)
  await add(meeting, 'การเลือกสถานที่จัดประชุมเชิงปฏิบัติการจัดทำแผน')
  await add(meeting, 'การเลื่อนกำหนดส่งโครงการของหน่วยงาน')
}

/** This morning's meeting is in session: a vote is a tie, and the chair is asked for the casting vote. */
export async function meetToday(play: Play, { today }: Committee): Promise<void> {
  await until(play, '2023-11-27', '09:05')
  await checkIn(today, EIGHT)
  await today.act('open')
  const { agenda } = await today.read()
  const [venue] = agenda.filter(({ part }) => part === 4)
  const itemId = venue?.itemId ?? ''
  await today.act(`items/${itemId}/open`)
  const votingId = await openVote(today, itemId)
  await castVotes(
    today,
    votingId,
    [CHAIR, ...FIRST_SEVEN.slice(1), SECRETARY].map(
      (who, i) => [who, i % 2 === 0 ? 'for' : 'against'] as const,
    ),
  )
  await today.act(`votes/${votingId}/close`)
}

/** A meeting that is still being prepared. */
export async function prepareNext(play: Play, { committeeId }: Committee): Promise<string> {
  const startsAt = instantAt('2023-12-20', '09:30')
  const next = await convene(play, SECRETARY, { committeeId, place: PLACE, startsAt })
  await add(next, 'รายงานผลการเสนอโครงการของหน่วยงาน')
  return next.meetingId
}
