import { instantAt } from '../../domain/time.js'
import type { AgendaItem } from '../../domain/meeting/agenda.js'
import { castVotes, openVote, type MeetingDeeds } from '../stage/committee.js'
import { until, type Play } from '../stage/play.js'
import { thaiDigits } from '../../templates/digits.js'
import { EIGHT, SECRETARIAT, SECRETARY, TOLD_OFFICE, TOLD_REGISTRAR } from './a5-cast.js'
import { checkLetter } from './resolution-letter.js'
import { check, type Notes } from './scenario.js'

/** An item of the meeting, and where what is seen is noted. */
export type AtItem = { readonly meeting: MeetingDeeds; readonly itemId: string; readonly notes: Notes }

/** The resolution of seed 003, word for word. */
export const RESOLUTION =
  'มอบหมายให้สำนักงานศึกษาธิการจังหวัดระยองในฐานะเลขานุการ ดำเนินการจัดทำแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2563'
const TASK = 'จัดทำแผนปฏิบัติการ ประจำปีงบประมาณ พ.ศ. 2563'
/** Until when, as the play assumes. */
const TASK_DUE = instantAt('2020-03-21', '00:00')

const LETTER = 'แจ้งมติคณะอนุกรรมการและขอให้เสนอโครงการ'
/** What the secretariat asks of the office, as the play assumes. */
const LETTER_ASKS =
  'ฝ่ายเลขานุการขอให้หน่วยงานของท่านเสนอโครงการที่ประสงค์จะบรรจุในแผนปฏิบัติการดังกล่าว เพื่อประกอบการจัดทำแผน'
const LETTER_ENDS = 'จึงเรียนมาเพื่อโปรดดำเนินการ'

/** The office that is written to has the letter, and both name each other: letter and resolution. */
export async function letterScene(play: Play, { meeting, itemId, notes }: AtItem): Promise<void> {
  const wanted = ['ครั้งที่ ๑/๒๕๖๓', thaiDigits(RESOLUTION), LETTER_ASKS, LETTER_ENDS]
  const letter = { meeting, itemId, subject: LETTER, secretary: SECRETARY, reader: TOLD_REGISTRAR, wanted }
  await checkLetter(play, { ...letter, file: 'meeting-1-letter.pdf' }, notes)
}

/** 4.1: all are for it; the resolution gives the secretary a task, and a letter tells an office of it. */
export async function assignScene(play: Play, { meeting, itemId, notes }: AtItem): Promise<void> {
  const at = await until(play, '2020-01-15', '09:50')
  await meeting.act(`items/${itemId}/open`)
  await meeting.act(`items/${itemId}/notes`, {
    text: 'ฝ่ายเลขานุการเสนอกรอบและปฏิทินการจัดทำแผน ที่ประชุมเห็นว่าควรให้ทุกหน่วยงานเสนอโครงการ',
  })
  const votingId = await openVote(meeting, itemId)
  await castVotes(
    meeting,
    votingId,
    EIGHT.map((who) => [who, 'for'] as const),
  )
  await meeting.act(`votes/${votingId}/close`)
  const { state } = await meeting.act(`items/${itemId}/resolve`, {
    outcome: 'approved',
    text: RESOLUTION,
    followUps: [
      { kind: 'task', title: TASK, officeCode: SECRETARIAT, personId: SECRETARY.personId, dueAt: TASK_DUE },
      {
        kind: 'sendLetter',
        title: LETTER,
        officeCode: TOLD_OFFICE,
        body: [LETTER_ASKS],
        ending: LETTER_ENDS,
      },
    ],
  })
  await play.clock.settle()
  const item = itemOf(state.agenda, itemId)
  play.view.tell(at, {
    th: `มติที่ประชุม: ${RESOLUTION}`,
    en: 'Resolved: the secretariat draws up the action plan for fiscal year 2563',
  })
  const totals = item.votings.at(-1)?.totals
  notes.expect(
    check('votes on 4.1', 'คะแนนวาระ 4.1', 'votes on item 4.1', '8–0', `${totals?.for}–${totals?.against}`),
  )
  notes.expect(check('resolution', 'มติ', 'the resolution', RESOLUTION, item.resolution?.text))
}

/** The item as it stands. */
export const itemOf = (agenda: readonly AgendaItem[], itemId: string): AgendaItem =>
  agenda.find((one) => one.itemId === itemId) as AgendaItem
