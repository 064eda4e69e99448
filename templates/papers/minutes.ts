import { quorumAt } from '../../domain/committee/quorum.js'
import type { Meeting } from '../../domain/meeting/case.js'
import type { MinutesSignature } from '../../domain/meeting/minutes.js'
import { isCalled, roomOf } from '../../domain/meeting/room.js'
import { dayInThai, instantInThai } from '../../domain/days-in-words.js'
import { dayOf, type Instant } from '../../domain/time.js'
import { PART_TITLES } from '../letters/meeting/fields.js'
import type { MinutesFields } from '../letters/meeting/minutes.js'
import type { ResolutionFields } from '../letters/meeting/resolution.js'
import { numberOfItem } from '../../domain/meeting/agenda.js'
import {
  agencyField,
  clockAt,
  letterNumber,
  linesOf,
  nameOf,
  numberInYear,
  secrecyField,
  verifyField,
} from './around.js'
import { itemFields, stepsOf } from './item.js'
import { signerOf, type MeetingPaperFacts } from './meeting.js'
import { presidesAs, rollOf } from './people.js'

/** The texts of a version of the minutes, as the secretary wrote them; items by their ids. */
export type MinutesTexts = {
  readonly opening?: string
  readonly items?: Readonly<Record<string, string>>
  readonly ending?: string
}

/** What minutes are made from beside the meeting. */
export type MinutesFacts = MeetingPaperFacts & {
  readonly texts: MinutesTexts
  /** What was noted while an item was open, by the hash under which it is kept. */
  readonly notes: ReadonlyMap<string, string>
  readonly signatures: readonly MinutesSignature[]
  /** Where they were certified: the meeting's number and day. */
  readonly certified?: { readonly number: string; readonly at: Instant }
}

function headFields({ id, sample, agency, meeting, committee }: MeetingPaperFacts) {
  const { session, number, year, secrecy, openedAt } = meeting
  return {
    ...{ id, sample, agency: agencyField(agency) },
    ...secrecyField(secrecy),
    ...{ body: committee.nameTh, number: numberInYear(number, year), place: session.place },
    date: dayOf(openedAt ?? session.startsAt),
  }
}

/** The minutes: every figure from the data, the texts as they were written. A draft until they are certified. */
export function minutesPaper(facts: MinutesFacts): MinutesFields {
  const { meeting, committee, names, texts, certified } = facts
  const { openedAt, endedAt, session } = meeting
  const { present, absent, attending } = rollOf(meeting, committee, names)
  const begins = openedAt ?? session.startsAt
  return {
    kind: 'minutes',
    ...headFields(facts),
    draft: certified === undefined,
    present: present.length > 0 ? present : [{ name: '–' }],
    ...{ absent, attending },
    begins: clockAt(begins),
    quorum: openingQuorum(meeting),
    opening: [...chairLines(facts), ...linesOf(texts.opening)],
    agenda: PART_TITLES.map((title, at) => partOf(facts, title, at + 1)),
    ends: clockAt(endedAt ?? begins),
    ...signersOf(facts),
    ...(certified
      ? {
          certified: `รับรองรายงานการประชุมแล้วในการประชุมครั้งที่ ${certified.number} เมื่อ${dayInThai(dayOf(certified.at))}`,
        }
      : {}),
  }
}

function openingQuorum(meeting: Meeting): MinutesFields['quorum'] {
  if (!isCalled(meeting) || !meeting.openedAt) return []
  return stepsOf(quorumAt(roomOf(meeting), meeting.openedAt).arithmetic)
}

/** Who presided from when on, and when there was no quorum. */
function chairLines({ meeting, committee, names }: MinutesFacts): string[] {
  const chairs = meeting.chairing.map(({ personId, as, at }, place) => {
    const by = presidesAs(committee, as)
    const from = place === 0 ? '' : ` ตั้งแต่เวลา ${clockAt(at).replace(':', '.')} น.`
    return `${nameOf(names, personId)} ${by} เป็นประธานในที่ประชุม${from}`
  })
  const marks = meeting.quorum
    .filter(({ what }) => what === 'lost' || what === 'regained')
    .map(({ what, at, counted, needed }) =>
      what === 'lost'
        ? `เวลา ${clockAt(at).replace(':', '.')} น. มีกรรมการอยู่ในที่ประชุม ${counted} คน น้อยกว่า ${needed} คน ไม่ครบองค์ประชุม จึงหยุดการประชุม`
        : `เวลา ${clockAt(at).replace(':', '.')} น. มีกรรมการอยู่ในที่ประชุม ${counted} คน ครบองค์ประชุม จึงดำเนินการประชุมต่อ`,
    )
  return [...chairs, ...marks]
}

function partOf(facts: MinutesFacts, title: string, part: number): MinutesFields['agenda'][number] {
  const { meeting, texts } = facts
  const items = meeting.agenda.filter((item) => item.part === part)
  const isLast = part === PART_TITLES.length
  const own = [...(items.length === 0 ? ['ไม่มี'] : []), ...(isLast ? linesOf(texts.ending) : [])]
  return {
    title,
    text: own,
    ...NOTHING,
    items: items.map((item) => itemFields(facts, item)),
  }
}

/** What a part has only where it is told as a whole. */
const NOTHING = {
  papers: [],
  interests: [],
  objections: [],
  quorum: [],
  votes: [],
  dissents: [],
  followUps: [],
}

/** Who wrote the minutes and who checked them: those who signed, with the moment; the secretary until then. */
function signersOf(facts: MinutesFacts): Pick<MinutesFields, 'recorder' | 'checker'> {
  const { signatures, names, meeting, committee } = facts
  const titleOf = (personId: string): { position?: string } => {
    const title = committee.members.find((one) => one.personId === personId)?.titleTh
    return title === undefined ? {} : { position: title }
  }
  const signed = (as: MinutesSignature['as']) => {
    const one = signatures.find((signature) => signature.as === as)
    return (
      one && {
        name: nameOf(names, one.personId),
        ...titleOf(one.personId),
        signed: `ลงลายมือชื่ออิเล็กทรอนิกส์\nเมื่อ${instantInThai(one.at)}`,
      }
    )
  }
  const { name, position } = signerOf({ meeting, committee, names })
  const checker = signed('checker')
  return { recorder: signed('drafter') ?? { name, position }, ...(checker ? { checker } : {}) }
}

/** The extract of the resolution of one item; nothing where the item has none. */
export function resolutionPaper(facts: MinutesFacts, itemId: string): ResolutionFields | undefined {
  const { meeting, certified } = facts
  const item = meeting.agenda.find((one) => one.itemId === itemId)
  if (!item?.resolution) return undefined
  const { number, year, letterNumber: own } = item.resolution
  return {
    kind: 'resolution',
    ...headFields(facts),
    ...(own === undefined ? {} : { letterNumber: letterNumber(facts.agency, own) }),
    resolutionNumber: numberInYear(number, year),
    itemNumber: numberOfItem(meeting.agenda, itemId),
    item: itemFields(facts, item),
    madeOn: dayOf(facts.madeAt),
    certified: certified !== undefined,
    signer: signerOf(facts),
    ...verifyField(facts),
  }
}
