import { z } from 'zod'
import { dayInThai, thaiClock } from '../../../domain/days-in-words.js'
import type { Block, Document } from '../../../typesetting/model.js'
import { externalFrame, externalShape } from '../external.js'
import { clock, day, short } from '../fields.js'
import { frameOf, type Surroundings } from '../file.js'
import { paragraph, shortRule } from '../pieces.js'
import { agendaParts, hours, meetingFields, person, share, shareWords } from './fields.js'
import { agendaBlocks, centred, personList } from './pieces.js'

/**
 * Fields of the notice of a meeting (หนังสือเชิญประชุม). It goes to all members, whose names follow on a page of their
 * own; the agenda is its enclosure. The subject, the enclosures and the text are made from the rest.
 */
export const noticeShape = externalShape
  .omit({ kind: true, body: true, subject: true, enclosures: true, to: true })
  .extend({
    kind: z.literal('notice'),
    meeting: z.strictObject({
      ...meetingFields,
      ...hours,
      /** Where it can be joined from elsewhere. */
      online: short.exactOptional(),
    }),
    /** What the law says of the quorum, and whether this is the second call (administrative procedure act s.79). */
    quorum: z
      .strictObject({
        /** The lower share of a second call. */
        lower: share,
        withinDays: z.int().min(1).max(365),
        /** The day of the meeting that had no quorum: this one is called again because of it. */
        failedOn: day.exactOptional(),
      })
      .exactOptional(),
    /** Why the notice comes later than the rules want (s.80). */
    urgent: short.exactOptional(),
    /** By when members are asked to say whether they come. */
    answerBy: z.strictObject({ day, at: clock.exactOptional() }).exactOptional(),
    agenda: agendaParts,
    members: z.array(person).min(1),
  })
export type NoticeFields = z.infer<typeof noticeShape>

const nameOf = ({ meeting }: NoticeFields): string => `ประชุม${meeting.body} ครั้งที่ ${meeting.number}`

function whenAndWhere({ meeting }: NoticeFields): string {
  const until = meeting.ends === undefined ? '' : ` ถึง ${thaiClock(meeting.ends)}`
  const online = meeting.online === undefined ? '' : ` และผ่านสื่ออิเล็กทรอนิกส์ทาง ${meeting.online}`
  return `ใน${dayInThai(meeting.date)} เวลา ${thaiClock(meeting.begins)}${until} ณ ${meeting.place}${online}`
}

/** What the notice says of the quorum: the lower one holds only where the notice of the second call names it. */
function quorumText({ quorum }: NoticeFields): string[] {
  if (!quorum) return []
  const lower = shareWords(quorum.lower)
  if (quorum.failedOn === undefined)
    return [
      `อนึ่ง หากการประชุมครั้งนี้ไม่ครบองค์ประชุม ประธานอาจนัดประชุมอีกครั้งภายใน ${quorum.withinDays} วัน ซึ่งการประชุมครั้งหลังนั้น หากมีกรรมการมาประชุมไม่น้อยกว่า${lower}ของจำนวนกรรมการทั้งหมด ให้ถือว่าเป็นองค์ประชุม ตามมาตรา 79 แห่งพระราชบัญญัติวิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539`,
    ]
  return [
    `การประชุมครั้งนี้เป็นการนัดประชุมอีกครั้งภายใน ${quorum.withinDays} วัน นับแต่การประชุมเมื่อ${dayInThai(quorum.failedOn)}ซึ่งไม่ครบองค์ประชุม ดังนั้น หากมีกรรมการมาประชุมไม่น้อยกว่า${lower}ของจำนวนกรรมการทั้งหมด ให้ถือว่าเป็นองค์ประชุม ตามมาตรา 79 แห่งพระราชบัญญัติวิธีปฏิบัติราชการทางปกครอง พ.ศ. 2539`,
  ]
}

function textOf(fields: NoticeFields): string[] {
  const { urgent, answerBy, agency } = fields
  const by = answerBy && `${dayInThai(answerBy.day)}${answerBy.at ? ` เวลา ${thaiClock(answerBy.at)}` : ''}`
  return [
    `ด้วย${agency.name}ในฐานะฝ่ายเลขานุการ กำหนดจัดการ${nameOf(fields)} ${whenAndWhere(fields)} ตามระเบียบวาระการประชุมที่ส่งมาด้วย`,
    ...(urgent === undefined
      ? []
      : [`โดยที่มีเหตุจำเป็นเร่งด่วน คือ ${urgent} จึงนัดประชุมโดยแจ้งล่วงหน้าน้อยกว่าระยะเวลาปกติ`]),
    ...quorumText(fields),
    ...(by === undefined ? [] : [`หากท่านไม่สามารถเข้าร่วมประชุมได้ โปรดแจ้งฝ่ายเลขานุการทราบพร้อมเหตุผลภายใน${by}`]),
    'จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว',
  ]
}

function annexes(fields: NoticeFields): Block[] {
  return [
    { kind: 'page-break' },
    centred('บัญชีรายชื่อแนบท้ายหนังสือเชิญประชุม', 'H1'),
    centred(`${fields.meeting.body}`),
    ...shortRule(),
    ...personList('รายชื่อกรรมการ', fields.members),
    { kind: 'page-break' },
    centred(`ระเบียบวาระการ${nameOf(fields)}`, 'H1'),
    centred(dayInThai(fields.meeting.date)),
    ...shortRule(),
    ...agendaBlocks(fields.agenda),
  ]
}

/** The notice as a document: letter, list of members, agenda. */
export function noticeDocument(fields: NoticeFields, around: Surroundings): Document {
  const subject = `ขอเชิญ${nameOf(fields)}`
  const about = {
    title: `ที่ ${fields.number} ${subject}`,
    day: fields.date,
    catchwords: false,
    ...(fields.secrecy ? { secrecy: fields.secrecy } : {}),
  }
  const letter = {
    ...fields,
    subject,
    to: { name: 'กรรมการ (ตามบัญชีรายชื่อแนบท้าย)' },
    enclosures: ['ระเบียบวาระการประชุม จำนวน 1 ชุด'],
  }
  return {
    ...frameOf(fields, about, around),
    blocks: [...externalFrame(letter, textOf(fields).map(paragraph), around), ...annexes(fields)],
  }
}
