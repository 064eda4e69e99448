import type { Task } from '../../domain/task/case.js'
import { thaiDigits } from '../../templates/digits.js'
import { circulateMinutes, type MeetingActed, type MeetingDeeds } from '../stage/committee.js'
import { until, type Play } from '../stage/play.js'
import { A_MEMBER, ASSISTANT, SECRETARIAT, SECRETARY } from './a5-cast.js'
import { letterScene, RESOLUTION, type AtItem } from './a5-items.js'
import { keepPapers } from './papers.js'
import { check, missingIn, type Notes } from './scenario.js'

/** The meeting is closed; the task that follows is on the secretary's desk. */
export async function closingScene(play: Play, at: AtItem): Promise<void> {
  const closed = await until(play, '2020-01-15', '11:00')
  await at.meeting.act('close')
  await play.clock.settle()
  play.view.tell(closed, {
    th: 'ปิดประชุม งานตามมติอยู่กับเลขานุการ หนังสือแจ้งมติถึง สพป.ระยอง เขต 1',
    en: 'The meeting is closed; the task follows, and a letter tells an office of the resolution',
  })
  await checkTask(play, at)
  await letterScene(play, at)
}

const OPENING = 'ประธานกล่าวเปิดประชุมและดำเนินการตามระเบียบวาระ'
/** As a member wants it, and the secretary takes it. */
const CORRECTED = 'ประธานกล่าวเปิดประชุม ขอบคุณอนุกรรมการ และดำเนินการตามระเบียบวาระ'

/** The minutes are written from the data, signed by two persons and sent to all; a member has them corrected. */
export async function minutesScene(play: Play, { meeting, itemId, notes }: AtItem): Promise<void> {
  const at = await until(play, '2020-01-17', '10:00')
  await circulateMinutes(meeting, ASSISTANT, { opening: OPENING })
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
  await correct(play, { meeting, itemId, notes })
}

async function correct(play: Play, { meeting, notes }: AtItem): Promise<void> {
  const proposed = await until(play, '2020-01-20', '09:30')
  const { madeId: correctionId = '' } = await meeting.actAs<MeetingActed>(A_MEMBER, 'minutes/corrections', {
    text: `ขอแก้ไขคำกล่าวเปิดประชุมเป็น “${CORRECTED}”`,
  })
  play.view.tell(proposed, { th: 'อนุกรรมการขอแก้ไขรายงาน', en: 'A member proposes a correction' })
  const answered = await until(play, '2020-01-20', '14:00')
  await meeting.act(`minutes/corrections/${correctionId}/answer`, { taken: true })
  await circulateMinutes(meeting, ASSISTANT, { opening: CORRECTED })
  await play.clock.settle()
  play.view.tell(answered, {
    th: 'เลขานุการแก้ไข ลงนามใหม่ทั้งสองคน แล้วเวียนอีกครั้ง',
    en: 'The secretary takes it; both sign anew, and it is sent again',
  })
  const { minutes } = await meeting.read()
  const [correction] = minutes?.corrections ?? []
  notes.expect(
    check(
      'correction',
      'คำขอแก้ไขของอนุกรรมการ',
      'the correction that a member proposed',
      'taken, version 2',
      `${correction?.status}, version ${minutes?.versions.length}`,
    ),
  )
}

/** The certified minutes print the resolution under ระเบียบวาระที่ 4 and the casting votes as what they are. */
export async function checkMinutes(meeting: MeetingDeeds, notes: Notes): Promise<void> {
  const { expect } = notes
  const texts = await keepPapers(meeting, notes, 'meeting-1')
  const all = texts.get('minutes')?.at(-1) ?? ''
  const part4 = all.slice(all.indexOf('ระเบียบวาระที่๔'))
  const wanted = ['ระเบียบวาระที่ ๔', 'มติที่ประชุม', thaiDigits(RESOLUTION)]
  const inPart4 = missingIn(part4, wanted)
  expect(check('in the minutes', 'มติในรายงาน ระเบียบวาระที่ 4', 'the resolution under item 4', [], inPart4))
  const castings = part4.split('ชี้ขาด').length > 2
  expect(
    check('casting votes printed', 'เสียงชี้ขาดทั้งสองในรายงาน', 'both casting votes in them', true, castings),
  )
  const certified = missingIn(all, [CORRECTED, 'รับรองรายงานการประชุมแล้วในการประชุมครั้งที่ ๒/๒๕๖๓'])
  expect(check('certified print', 'ฉบับรับรองมีคำที่แก้ไข', 'as corrected, and certified', [], certified))
  const kinds = (['meetingNotice', 'attendance', 'resolution'] as const).filter((kind) => !texts.has(kind))
  expect(check('papers', 'หนังสือเชิญ รายชื่อ มติ', 'notice, attendance, resolution', [], kinds))
  const extracts = (texts.get('resolution') ?? []).join('')
  const extract = missingIn(extracts, [thaiDigits(RESOLUTION)])
  expect(check('extract', 'บันทึกมติที่มอบหมาย', 'the resolution as a paper', [], extract))
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
  const tasks = item?.resolution?.followUps.filter(({ kind }) => kind === 'task') ?? []
  const named = tasks.map(({ caseId }) => caseId)
  expect(check('resolution to task', 'มติอ้างงาน', 'the resolution names its task', [task?.caseId], named))
}
