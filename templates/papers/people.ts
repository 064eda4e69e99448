import type { Committee, CommitteeLevel, Member, Position } from '../../domain/committee/case.js'
import type { Presiding } from '../../domain/committee/presiding.js'
import { membersOn } from '../../domain/committee/members.js'
import { staysOf, type Stay } from '../../domain/meeting/figures.js'
import type { Meeting } from '../../domain/meeting/case.js'
import { dayOf, type Day, type Instant } from '../../domain/time.js'
import { thaiClock } from '../../domain/days-in-words.js'
import type { PersonFields } from '../letters/meeting/fields.js'
import { clockAt, nameOf, type PaperNames } from './around.js'

const ROLES: Readonly<Record<CommitteeLevel, Readonly<Record<Position, string>>>> = {
  national: rolesAs('กรรมการ'),
  area: rolesAs('กรรมการ'),
  sub: rolesAs('อนุกรรมการ'),
  working: {
    chair: 'หัวหน้าคณะทำงาน',
    deputyChair: 'รองหัวหน้าคณะทำงาน',
    member: 'คณะทำงาน',
    secretary: 'คณะทำงานและเลขานุการ',
  },
}

function rolesAs(member: string): Readonly<Record<Position, string>> {
  return {
    chair: `ประธาน${member}`,
    deputyChair: `รองประธาน${member}`,
    member,
    secretary: `${member}และเลขานุการ`,
  }
}

/** What a member is called in the committee: กรรมการและเลขานุการ, or เลขานุการ alone for one without a vote. */
export function roleOf(
  { level }: Pick<Committee, 'level'>,
  { position, hasVote }: Pick<Member, 'position' | 'hasVote'>,
): string {
  return position === 'secretary' && !hasVote ? 'เลขานุการ' : ROLES[level][position]
}

/** As what somebody presides: ประธานอนุกรรมการ, or a member whom the meeting elected. */
export function presidesAs({ level }: Pick<Committee, 'level'>, as: Presiding['as']): string {
  return as === 'elected' ? `${ROLES[level].member}ซึ่งที่ประชุมเลือก` : ROLES[level][as]
}

/** A member as lists print them: name, title, and what they are in the committee where the title does not say it. */
export function memberFields(committee: Committee, member: Member, names: PaperNames): PersonFields {
  const role = roleOf(committee, member)
  const title = member.titleTh.trim()
  return {
    name: nameOf(names, member.personId),
    ...(title === '' || title === role ? {} : { position: title }),
    role,
  }
}

/** The members on the day as a notice lists them. */
export function membersOf(committee: Committee, day: Day, names: PaperNames): PersonFields[] {
  return membersOn(committee, day).map((member) => memberFields(committee, member, names))
}

/** Who came, who did not and who else was there, as the minutes list them. */
export type Roll = {
  readonly present: PersonFields[]
  readonly absent: (PersonFields & { readonly reason?: string })[]
  readonly attending: PersonFields[]
}

/** The lists of a meeting: a member in person or by a substitute, late or gone early with the hour. */
export function rollOf(meeting: Meeting, committee: Committee, names: PaperNames): Roll {
  const day = dayOf(meeting.openedAt ?? meeting.session.startsAt)
  const seats = membersOn(committee, day)
  const sitters = new Set(
    seats.flatMap((one) => [one.personId, ...one.substitutes.map(({ personId }) => personId)]),
  )
  const present: Roll['present'] = []
  const absent: Roll['absent'] = []
  for (const member of seats) {
    const sitter = sitterOf(meeting, member)
    const fields = memberFields(committee, member, names)
    if (sitter) present.push(presentFields(meeting, fields, sitter, names))
    else absent.push({ ...fields, reason: reasonOf(meeting, member.personId) })
  }
  const others = [
    ...meeting.guests.map(({ personId }) => personId),
    ...meeting.attendance.map(({ personId }) => personId),
  ]
  const attending = [...new Set(others)]
    .filter((personId) => !sitters.has(personId) && staysOf(meeting, personId).length > 0)
    .map((personId) => ({ name: nameOf(names, personId) }))
  return { present, absent, attending }
}

type Sitter = { readonly personId: string; readonly stays: readonly Stay[]; readonly isSubstitute: boolean }

function sitterOf(meeting: Meeting, { personId, substitutes }: Member): Sitter | undefined {
  const own = staysOf(meeting, personId)
  if (own.length > 0) return { personId, stays: own, isSubstitute: false }
  return substitutes
    .map((one) => ({ personId: one.personId, stays: staysOf(meeting, one.personId), isSubstitute: true }))
    .find(({ stays }) => stays.length > 0)
}

function presentFields(
  { openedAt, endedAt, attendance }: Meeting,
  fields: PersonFields,
  { personId, stays, isSubstitute }: Sitter,
  names: PaperNames,
): PersonFields {
  const [first, last] = [stays[0], stays.at(-1)]
  const noted = (word: string, at: Instant) => {
    const isLater = attendance.some(
      (line) => line.personId === personId && line.at === at && line.via === 'afterwards',
    )
    return `${word}เวลา ${thaiClock(clockAt(at))}${isLater ? ' บันทึกภายหลัง' : ''}`
  }
  const note = [
    ...(first && openedAt !== undefined && first.from > openedAt ? [noted('มา', first.from)] : []),
    ...(last?.to && (endedAt === undefined || last.to < endedAt) ? [noted('กลับ', last.to)] : []),
  ].join(' ')
  const { position: _, ...rest } = fields
  return {
    ...(isSubstitute
      ? { ...rest, name: nameOf(names, personId), inPlaceOf: fields.position ?? fields.name }
      : fields),
    ...(note === '' ? {} : { note }),
  }
}

function reasonOf({ apologies }: Meeting, personId: string): string {
  return apologies.find((one) => one.personId === personId)?.reason ?? 'ไม่ได้แจ้งเหตุผล'
}

/** Everybody whom a paper of the meeting may name. */
export function personsNamed(meeting: Meeting, committee: Committee): string[] {
  const { agenda, guests, attendance, chairing, minutes } = meeting
  return [
    ...committee.members.flatMap((one) => [one.personId, ...one.substitutes.map(({ personId }) => personId)]),
    ...[...guests, ...attendance, ...chairing, ...(minutes?.signatures ?? [])].map(
      ({ personId }) => personId,
    ),
    ...attendance.flatMap((line) => (line.via === 'afterwards' ? [line.entered.personId] : [])),
    ...agenda.flatMap(({ interests, objections, dissents, votings, resolution }) => [
      ...[...interests, ...objections, ...dissents].map(({ personId }) => personId),
      ...votings
        .flatMap(({ votes, casting }) => [...votes, ...(casting ? [casting] : [])])
        .map((one) => one.personId),
      ...(resolution?.followUps ?? []).flatMap((one) =>
        'personId' in one && one.personId ? [one.personId] : [],
      ),
    ]),
  ]
}
