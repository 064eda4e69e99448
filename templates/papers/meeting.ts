import type { Committee } from '../../domain/committee/case.js'
import { membersOn } from '../../domain/committee/members.js'
import type { AgendaItem } from '../../domain/meeting/agenda.js'
import type { Meeting } from '../../domain/meeting/case.js'
import { staysOf } from '../../domain/meeting/figures.js'
import { dayInThai, instantInThai, thaiClock } from '../../domain/days-in-words.js'
import { dayOf } from '../../domain/time.js'
import type { ExternalFields } from '../letters/external.js'
import type { AgendaPaperFields } from '../letters/meeting/agenda.js'
import type { AttendanceFields } from '../letters/meeting/attendance.js'
import { PART_TITLES, type AgendaFields } from '../letters/meeting/fields.js'
import type { NoticeFields } from '../letters/meeting/notice.js'
import {
  agencyField,
  clockAt,
  letterNumber,
  nameOf,
  numberInYear,
  ownerField,
  secrecyField,
  verifyField,
  type PaperFrame,
} from './around.js'
import { memberFields, membersOf } from './people.js'

/** A meeting with its committee: as it was frozen by the call, or as it stands. */
export type MeetingPaperFacts = PaperFrame & { readonly meeting: Meeting; readonly committee: Committee }

/** Items that are still on the agenda. */
const isOn = ({ status }: AgendaItem): boolean => status !== 'withdrawn'

function headFields({ id, sample, agency, meeting, committee }: MeetingPaperFacts) {
  const { session, number, year, secrecy } = meeting
  return {
    ...{ id, sample, agency: agencyField(agency) },
    ...secrecyField(secrecy),
    ...{ body: committee.nameTh, number: numberInYear(number, year) },
    ...{ date: dayOf(session.startsAt), place: session.place },
  }
}

/** The agenda in its five parts, with the papers of each item. */
export function agendaFields({ agenda }: Meeting): AgendaFields {
  return PART_TITLES.map((title, at) => ({
    title,
    items: agenda
      .filter((item) => item.part === at + 1 && isOn(item))
      .map((item) => ({ title: item.title, text: [], papers: item.papers.map(({ name }) => name) })),
  }))
}

/** The agenda by itself. */
export function agendaPaper(facts: MeetingPaperFacts): AgendaPaperFields {
  const begins = clockAt(facts.meeting.session.startsAt)
  return { kind: 'agenda', ...headFields(facts), begins, agenda: agendaFields(facts.meeting) }
}

/** The notice to the members. Its number is that of the secretariat's outgoing register where it was allotted. */
export function noticePaper(facts: MeetingPaperFacts): NoticeFields {
  const { meeting, committee, names } = facts
  const { body, number, date, place, ...head } = headFields(facts)
  const begins = clockAt(meeting.session.startsAt)
  const urgent = meeting.notices.at(-1)?.urgentReason
  const quorum = quorumOf(facts)
  return {
    kind: 'notice',
    ...head,
    ...letterFrame(facts, meeting.notices.at(-1)?.letterNumber),
    meeting: { body, number, date, begins, place },
    ...(quorum ? { quorum } : {}),
    ...(urgent === undefined ? {} : { urgent }),
    agenda: agendaFields(meeting),
    members: membersOf(committee, date, names),
  }
}

/** The lower quorum of a second call: of this meeting, or of one that would follow it. */
function quorumOf({
  meeting: { occasion },
  committee: { rules },
}: MeetingPaperFacts): NoticeFields['quorum'] {
  if (!rules.secondCall) return undefined
  const { quorum: lower, withinDays } = rules.secondCall
  return { lower, withinDays, ...(occasion.kind === 'secondCall' ? { failedOn: occasion.firstDay } : {}) }
}

/** What the secretariat's letters have in common: number, day, who signs, whom to ask. */
function letterFrame({ agency, madeAt, ...facts }: MeetingPaperFacts, number: number | undefined) {
  return {
    number: letterNumber(agency, number),
    date: dayOf(madeAt),
    ...verifyField(facts),
    ...{ references: [], copies: [] },
    signer: signerOf(facts),
    ...ownerField(agency),
  }
}

/** The committee's secretary signs; a committee without one is written for by its chair. */
export function signerOf({
  meeting,
  committee,
  names,
}: Pick<MeetingPaperFacts, 'meeting' | 'committee' | 'names'>) {
  const members = membersOn(committee, dayOf(meeting.session.startsAt))
  const member = members.find(({ position }) => position === 'secretary') ?? members[0]
  if (!member) return { name: '(ไม่ปรากฏชื่อ)', position: 'เลขานุการ' }
  const { name, position, role } = memberFields(committee, member, names)
  return { name, position: [position, role].filter((line) => line !== undefined).join('\n') }
}

/** The letter that a meeting is called off. */
export function cancellationPaper(facts: MeetingPaperFacts): ExternalFields {
  const { meeting, committee } = facts
  const { number, date, place, body: _, ...head } = headFields(facts)
  const name = `การประชุม${committee.nameTh} ครั้งที่ ${number}`
  const when = `${dayInThai(date)} เวลา ${thaiClock(clockAt(meeting.session.startsAt))} ณ ${place}`
  return {
    kind: 'external',
    ...head,
    ...letterFrame(facts, meeting.cancellationNumber),
    subject: `ขอยกเลิก${name}`,
    to: { name: 'กรรมการทุกท่าน' },
    enclosures: [],
    body: [
      `ตามที่${facts.agency.name}ในฐานะฝ่ายเลขานุการ ได้เชิญท่านเข้าร่วม${name} ใน${when} นั้น`,
      `เนื่องจาก${meeting.reason ?? 'มีเหตุจำเป็น'} จึงขอยกเลิกการประชุมดังกล่าว หากกำหนดวันประชุมใหม่จะแจ้งให้ทราบต่อไป`,
      'จึงเรียนมาเพื่อทราบ',
    ],
  }
}

/** The attendance list: empty before the meeting, with the times that were noted afterwards. */
export function attendancePaper(facts: MeetingPaperFacts, checkInUrl?: string): AttendanceFields {
  const { meeting, committee, names } = facts
  const day = dayOf(meeting.session.startsAt)
  const times = (personId: string) => {
    const stays = staysOf(meeting, personId)
    const [first, last] = [stays[0], stays.at(-1)]
    return {
      ...(first ? { arrived: clockAt(first.from) } : {}),
      ...(last?.to ? { left: clockAt(last.to) } : {}),
    }
  }
  const isOver = meeting.endedAt !== undefined
  const seats = membersOn(committee, day)
  const sitting = new Set(
    seats.flatMap((one) => [one.personId, ...one.substitutes.map(({ personId }) => personId)]),
  )
  const members = seats.flatMap((member) => {
    const own = {
      ...memberFields(committee, member, names),
      ...times(member.personId),
      ...apologyOf(meeting, member.personId),
    }
    const substitutes = member.substitutes
      .filter(({ personId }) => staysOf(meeting, personId).length > 0)
      .map(({ personId }) => ({
        name: nameOf(names, personId),
        inPlaceOf: own.position ?? own.name,
        ...times(personId),
      }))
    return [own, ...substitutes]
  })
  const guests = [...new Set(meeting.guests.map(({ personId }) => personId))].filter(
    (one) => !sitting.has(one),
  )
  return {
    kind: 'attendance',
    ...headFields(facts),
    begins: clockAt(meeting.session.startsAt),
    members,
    afterwards: afterwardsLines(facts),
    attending: guests.map((personId) => ({ name: nameOf(names, personId), ...times(personId) })),
    ...(checkInUrl === undefined || isOver ? {} : { checkInUrl }),
  }
}

/** What nobody noted in time: who put it on record, when and why. */
function afterwardsLines({ meeting, names }: MeetingPaperFacts): string[] {
  return meeting.attendance.flatMap((line) => {
    if (line.via !== 'afterwards') return []
    const { personId, what, at, entered } = line
    const moved = `${what === 'arrived' ? 'มา' : 'กลับ'}เวลา ${thaiClock(clockAt(at))}`
    const by = `${nameOf(names, entered.personId)} บันทึกเมื่อ${instantInThai(entered.at)}`
    return [`${nameOf(names, personId)} ${moved} ${by} เหตุผล: ${entered.reason}`]
  })
}

function apologyOf({ apologies }: Meeting, personId: string): { note?: string } {
  return apologies.some((one) => one.personId === personId) ? { note: 'ลาประชุม' } : {}
}
