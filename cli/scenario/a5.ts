import { instantAt } from '../../domain/time.js'
import { checkIn, convene, foundCommittee, type MeetingDeeds } from '../stage/committee.js'
import { seeRefused, until, type Play } from '../stage/play.js'
import { importProvincialOffices } from '../stage/provincial.js'
import { EIGHT, FIRST_SEVEN, PEOPLE, SEATS, SECRETARIAT, SECRETARY, SUB_COMMITTEE } from './a5-cast.js'
import { checkCalled, checkOpened, checkRefusedAtSeven } from './a5-checks.js'
import { assignScene } from './a5-items.js'
import { closingScene, minutesScene } from './a5-minutes.js'
import { nextMeetingScene } from './a5-next.js'
import { lostTieScene, tieScene } from './a5-ties.js'
import type { Notes, Scenario } from './scenario.js'

const STARTS_AT = instantAt('2020-01-15', '09:30')

/** A5: meeting 1/2563 of the sub-committee of Rayong, from its call to the task that follows. */
export const meetingToAssignment: Scenario = {
  name: 'A5',
  title: { th: 'การประชุมครั้งที่ 1/2563 ถึงการมอบหมายงาน', en: 'Meeting 1/2563 to assignment' },
  about: {
    th: 'เรียกประชุม ครบองค์ประชุม ผู้มีส่วนได้เสียออก คะแนนเท่ากันและเสียงชี้ขาด มติ งานตามมติ รายงานที่แก้ไขและรับรอง',
    en: 'Called, quorate, a recusal, ties and casting votes, resolutions, a task, minutes corrected and certified',
  },
  begins: instantAt('2020-01-06', '08:30'),
  since: '2019-10-01',
  async play(play, notes) {
    const meeting = await gather(play)
    const items = await setAgenda(meeting)
    await call(play, meeting, notes)
    await open(play, meeting, notes)
    await noteNews(meeting, items.news)
    await assignScene(play, { meeting, itemId: items.plan, notes })
    await tieScene(play, { meeting, itemId: items.venue, notes })
    await lostTieScene(play, { meeting, itemId: items.delay, notes })
    await closingScene(play, { meeting, itemId: items.plan, notes })
    await minutesScene(play, { meeting, itemId: items.plan, notes })
    await nextMeetingScene(play, meeting, notes)
  },
}

async function gather(play: Play): Promise<MeetingDeeds> {
  await importProvincialOffices(play, [{ code: SECRETARIAT, province: 'ระยอง' }])
  await play.welcome(PEOPLE)
  const committeeId = await foundCommittee(play, SUB_COMMITTEE)
  const at = await until(play, '2020-01-06', '10:00')
  const place = 'ห้องประชุมสำนักงานศึกษาธิการจังหวัดระยอง'
  const meeting = await convene(play, SECRETARY, { committeeId, place, startsAt: STARTS_AT })
  const { number } = await meeting.read()
  play.view.tell(at, {
    th: `เลขานุการตั้งการประชุมครั้งที่ ${number}/2563 วันพุธที่ 15 มกราคม 2563 เวลา 09.30 น.`,
    en: `The secretary convenes meeting ${number}/2563 for Wednesday 15 January 2020, 09:30`,
  })
  return meeting
}

type Agenda = { readonly news: string; readonly plan: string; readonly venue: string; readonly delay: string }

async function setAgenda(meeting: MeetingDeeds): Promise<Agenda> {
  const add = async (item: object): Promise<string> => (await meeting.act('items', item)).madeId ?? ''
  const news = await add({
    part: 1,
    kind: 'information',
    title: 'แนวทางการขับเคลื่อนพื้นที่นวัตกรรมการศึกษาจังหวัดระยอง',
  })
  const plan = await add({ part: 4, title: 'การจัดทำแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2563' })
  const venue = await add({ part: 4, title: 'การเลือกสถานที่จัดประชุมเชิงปฏิบัติการจัดทำแผน' })
  const delay = await add({ part: 4, title: 'การเลื่อนกำหนดส่งโครงการของหน่วยงาน' })
  return { news, plan, venue, delay }
}

/** Called nine days before; two days would not have done. */
async function call(play: Play, meeting: MeetingDeeds, notes: Notes): Promise<void> {
  const at = await until(play, '2020-01-06', '14:00')
  const called = await meeting.act('call', {})
  await play.clock.settle()
  play.view.tell(at, {
    th: `ส่งหนังสือเชิญประชุมและนัดหมายถึงอนุกรรมการ ${SEATS.length} คน`,
    en: `Notice and calendar entry go to ${SEATS.length} members`,
  })
  await checkCalled(play, { meeting, notice: called.state.notices.at(-1) }, notes)
}

/** With seven the meeting cannot be opened, with eight it is. */
async function open(play: Play, meeting: MeetingDeeds, notes: Notes): Promise<void> {
  const at = await until(play, '2020-01-15', '09:30')
  await checkIn(meeting, FIRST_SEVEN)
  play.view.tell(at, {
    th: 'มาประชุม 7 คน เลขานุการลองเปิดประชุม',
    en: 'Seven are there; the secretary tries to open',
  })
  const refusal = await seeRefused(play, { act: 'open with 7', code: 'QUORUM_MISSING' }, () =>
    meeting.act('open'),
  )
  checkRefusedAtSeven(refusal, notes)
  const opened = await until(play, '2020-01-15', '09:40')
  await checkIn(meeting, EIGHT.slice(-1))
  const { state } = await meeting.act('open')
  play.view.tell(opened, {
    th: 'มาประชุม 8 คน ครบองค์ประชุม เปิดประชุม',
    en: 'Eight are there: a quorum; the meeting is opened',
  })
  checkOpened(state, notes)
}

/** 1.1 is heard: nobody votes on news. */
async function noteNews(meeting: MeetingDeeds, itemId: string): Promise<void> {
  await meeting.act(`items/${itemId}/open`)
  await meeting.act(`items/${itemId}/resolve`, { outcome: 'noted', text: 'รับทราบ' })
}
