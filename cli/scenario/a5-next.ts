import { instantAt } from '../../domain/time.js'
import { checkIn, convene, type MeetingDeeds } from '../stage/committee.js'
import { until, type Play } from '../stage/play.js'
import { EIGHT, SECRETARY } from './a5-cast.js'
import { checkMinutes } from './a5-minutes.js'
import { keepPapers } from './papers.js'
import { check, type Notes } from './scenario.js'

/** Meeting 2/2563 certifies the minutes of the first: only then are they no draft any more. */
export async function nextMeetingScene(play: Play, first: MeetingDeeds, notes: Notes): Promise<void> {
  const next = await callNext(play, first)
  const at = await until(play, '2020-02-19', '09:30')
  await checkIn(next.meeting, EIGHT)
  await next.meeting.act('open')
  await next.meeting.act(`items/${next.itemId}/open`)
  await next.meeting.act(`items/${next.itemId}/adopt`, { proposes: 'approved' })
  const text = 'รับรองรายงานการประชุมครั้งที่ 1/2563'
  await next.meeting.act(`items/${next.itemId}/resolve`, { outcome: 'approved', text })
  await next.meeting.act('close')
  await play.clock.settle()
  play.view.tell(at, {
    th: 'การประชุมครั้งที่ 2/2563 รับรองรายงานการประชุมครั้งที่ 1/2563 โดยไม่มีผู้คัดค้าน',
    en: 'Meeting 2/2563 certifies the minutes of meeting 1/2563 without objection',
  })
  const { status, minutes } = await first.read()
  const by = minutes?.certified?.meetingId === next.meeting.meetingId ? 'meeting 2' : '–'
  notes.expect(
    check(
      'certified',
      'รับรองรายงานในครั้งที่ 2/2563',
      'minutes certified by the next one',
      'certified, certified, meeting 2',
      `${status}, ${minutes?.status}, ${by}`,
    ),
  )
  await checkMinutes(first, notes)
  await keepPapers(next.meeting, notes, 'meeting-2')
}

async function callNext(play: Play, first: MeetingDeeds): Promise<{ meeting: MeetingDeeds; itemId: string }> {
  const at = await until(play, '2020-02-10', '10:00')
  const { committeeId, session } = await first.read()
  const startsAt = instantAt('2020-02-19', '09:30')
  const meeting = await convene(play, SECRETARY, { committeeId, place: session.place, startsAt })
  const { madeId: itemId = '' } = await meeting.act('items', {
    ...{ part: 2, kind: 'minutesApproval', minutesOf: first.meetingId },
    title: 'รับรองรายงานการประชุมครั้งที่ 1/2563',
  })
  await meeting.act('call', {})
  await play.clock.settle()
  play.view.tell(at, {
    th: 'เรียกประชุมครั้งที่ 2/2563 วันพุธที่ 19 กุมภาพันธ์ 2563 วาระรับรองรายงานครั้งก่อน',
    en: 'Meeting 2/2563 is called for Wednesday 19 February, to certify the minutes of the first',
  })
  return { meeting, itemId }
}
