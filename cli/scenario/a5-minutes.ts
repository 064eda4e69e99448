import type { Task } from '../../domain/task/case.js'
import { thaiDigits } from '../../templates/digits.js'
import type { MeetingDeeds } from '../stage/committee.js'
import { until, type Play } from '../stage/play.js'
import { ASSISTANT, SECRETARIAT, SECRETARY } from './a5-cast.js'
import { RESOLUTION, type AtItem } from './a5-items.js'
import { keepPapers } from './papers.js'
import { check, missingIn, type Notes } from './scenario.js'

/** The meeting is closed; minutes are written from its data, signed by two persons and sent to all; the task is there. */
export async function minutesScene(play: Play, { meeting, itemId, notes }: AtItem): Promise<void> {
  const closed = await until(play, '2020-01-15', '11:00')
  await meeting.act('close')
  play.view.tell(closed, { th: 'ปิดประชุม', en: 'The meeting is closed' })
  const at = await until(play, '2020-01-17', '10:00')
  const opening = 'ประธานกล่าวเปิดประชุมและดำเนินการตามระเบียบวาระ'
  const sha256 = (await meeting.act('minutes', { texts: { opening } })).madeId ?? ''
  await meeting.act('minutes/sign', { as: 'drafter', sha256 })
  await meeting.actAs(ASSISTANT, 'minutes/sign', { as: 'checker', sha256 })
  await meeting.act('minutes/circulate', { sha256 })
  await play.clock.settle()
  play.view.tell(at, {
    th: 'จัดทำรายงานการประชุมจากข้อมูล ผู้จดและผู้ตรวจลงนาม แล้วเวียนถึงอนุกรรมการ',
    en: 'The minutes are made from the data, signed by two persons, and sent to the members',
  })
  const { minutes } = await meeting.read()
  notes.expect(
    check(
      'minutes',
      'รายงานการประชุม',
      'the minutes',
      'circulated, 2 signatures',
      `${minutes?.status}, ${minutes?.signatures.length} signatures`,
    ),
  )
  await checkPapers(meeting, notes)
  await checkTask(play, { meeting, itemId, notes })
}

/** The minutes print the resolution under ระเบียบวาระที่ 4, and the casting vote as what it is; members got a notice. */
async function checkPapers(meeting: MeetingDeeds, notes: Notes): Promise<void> {
  const texts = await keepPapers(meeting, notes, 'meeting')
  const minutes = texts.get('minutesDraft') ?? texts.get('minutes') ?? ''
  const part4 = minutes.slice(minutes.indexOf('ระเบียบวาระที่๔'))
  const wanted = ['ระเบียบวาระที่ ๔', 'มติที่ประชุม', thaiDigits(RESOLUTION)]
  notes.expect(
    check(
      'in the minutes',
      'มติในรายงาน ระเบียบวาระที่ 4',
      'the resolution under item 4',
      [],
      missingIn(part4, wanted),
    ),
  )
  notes.expect(
    check(
      'casting vote printed',
      'เสียงชี้ขาดในรายงาน',
      'the casting vote in them',
      [],
      missingIn(part4, ['ชี้ขาด']),
    ),
  )
  const kinds = ['meetingNotice', 'attendance', 'resolution'].filter((kind) => !texts.has(kind))
  notes.expect(check('papers', 'หนังสือเชิญ รายชื่อ มติ', 'notice, attendance, resolution', [], kinds))
  const extract = texts.get('resolution') ?? ''
  notes.expect(
    check(
      'memo',
      'บันทึกมติที่มอบหมาย',
      'the resolution as a paper',
      [],
      missingIn(extract, [thaiDigits(RESOLUTION)]),
    ),
  )
}

type Listed = { readonly items: readonly { readonly caseId: string; readonly state: Task }[] }

/** The secretary finds the task; it says from which item of which meeting it comes, and that item names the task. */
async function checkTask(play: Play, { meeting, itemId, notes: { expect } }: AtItem): Promise<void> {
  const { items } = await play.as(SECRETARY).get<Listed>('/tasks?mine=true')
  const [task] = items
  expect(
    check(
      'task',
      'งานของเลขานุการ',
      "the secretary's task",
      `1, ${SECRETARIAT}, open`,
      `${items.length}, ${task?.state.officeCode}, ${task?.state.status}`,
    ),
  )
  const { origin } = task?.state ?? {}
  expect(
    check(
      'task to resolution',
      'งานอ้างมติ',
      'the task names its resolution',
      `meeting/${meeting.meetingId} ${itemId}`,
      origin?.kind === 'resolution' ? `${origin.caseId} ${origin.itemId}` : '–',
    ),
  )
  const item = (await meeting.read()).agenda.find((one) => one.itemId === itemId)
  const followUps = item?.resolution?.followUps.map(({ caseId }) => caseId) ?? []
  expect(check('resolution to task', 'มติอ้างงาน', 'the resolution names its task', [task?.caseId], followUps))
}
