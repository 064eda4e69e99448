import type { Arithmetic } from '../../domain/committee/arithmetic.js'
import { quorumAt } from '../../domain/committee/quorum.js'
import { groundWords } from '../../domain/committee/recusal.js'
import type { AgendaItem } from '../../domain/meeting/agenda.js'
import { isOrderedLetter, type FollowUp } from '../../domain/meeting/follow-ups.js'
import type { Objection } from '../../domain/meeting/interest.js'
import { isCalled, recusedFrom, roomOf } from '../../domain/meeting/room.js'
import type { Voting, VotingMethod } from '../../domain/meeting/voting.js'
import { dueInThai } from '../dates.js'
import type { MinutesItem } from '../letters/meeting/item.js'
import type { StepFields, VoteFields } from '../letters/meeting/votes.js'
import { clockAt, linesOf, nameOf, numberInYear, officeOf, type PaperNames } from './around.js'
import type { MinutesFacts } from './minutes.js'

/** A calculation as papers print it. */
export function stepsOf(arithmetic: Arithmetic): StepFields[] {
  return arithmetic.map(({ th, source }) => ({ text: th, ...(source === undefined ? {} : { source }) }))
}

/** An item of the minutes: what was written about it, and all that happened to it. */
export function itemFields(facts: MinutesFacts, item: AgendaItem): MinutesItem {
  const { names, texts, notes } = facts
  const written = texts.items?.[item.itemId]
  const noted = item.discussion.flatMap(({ sha256 }) => linesOf(notes.get(sha256)))
  const without = endingOf(item)
  return {
    title: item.title,
    text: written === undefined ? noted : linesOf(written),
    papers: item.papers.map(({ name }) => name),
    interests: item.interests.map((one) => interestOf(one, names)),
    objections: item.objections.map((one) => objectionText(one, names)),
    quorum: quorumOf(facts, item),
    votes: item.votings.map((voting) => voteOf(voting, names)),
    ...resolutionOf(item),
    ...(without === undefined ? {} : { without }),
    dissents: item.dissents.map(({ personId, reason }) => ({ name: nameOf(names, personId), reason })),
    followUps: (item.resolution?.followUps ?? []).map((one) => followUpText(one, names)),
  }
}

function interestOf(
  one: AgendaItem['interests'][number],
  names: PaperNames,
): MinutesItem['interests'][number] {
  const { personId, ground, reason, consequence, decision, leftAt, returnedAt } = one
  const { th, section } = groundWords(ground)
  return {
    name: nameOf(names, personId),
    ground: section === null ? th : `${th} (${section.replace('ม.', 'มาตรา ')})`,
    reason,
    consequence,
    ...(decision === undefined ? {} : { decision }),
    ...(leftAt === undefined ? {} : { left: clockAt(leftAt) }),
    ...(returnedAt === undefined ? {} : { returned: clockAt(returnedAt) }),
  }
}

const OBJECTIONS: Readonly<Record<Objection['status'], string>> = {
  raised: 'ยังไม่มีผล',
  stays: 'กรรมการอื่นลงคะแนนลับไม่น้อยกว่าสองในสามให้อยู่ในที่ประชุมได้',
  leaves: 'กรรมการอื่นลงคะแนนลับแล้วมีเสียงไม่ถึงสองในสาม จึงไม่ร่วมพิจารณา',
  dropped: 'ผู้คัดค้านถอนคำคัดค้าน',
}

function objectionText({ personId, reason, status, dropped }: Objection, names: PaperNames): string {
  const why = dropped === undefined ? '' : ` เนื่องจาก${dropped}`
  return `${nameOf(names, personId)} ถูกคัดค้านโดยอ้างว่า ${reason}: ${OBJECTIONS[status]}${why} (มาตรา 15)`
}

/** Shown where somebody was recused: counted with them and without. */
function quorumOf({ meeting }: MinutesFacts, item: AgendaItem): StepFields[] {
  const at = item.votings.at(-1)?.openedAt ?? item.openedAt
  if (!isCalled(meeting) || at === undefined || recusedFrom(item).length === 0) return []
  return stepsOf(quorumAt(roomOf(meeting, item), at).arithmetic)
}

const METHODS: Readonly<Record<VotingMethod, string>> = {
  hands: 'โดยการยกมือ',
  device: 'โดยเปิดเผยผ่านระบบอิเล็กทรอนิกส์',
  secret: 'โดยลับผ่านระบบอิเล็กทรอนิกส์',
  paper: 'โดยลับด้วยบัตรลงคะแนน',
  noObjection: 'ประธานถามที่ประชุมแล้ว ไม่มีผู้เห็นเป็นอย่างอื่น',
}

function voteOf(voting: Voting, names: PaperNames): VoteFields {
  const { method, question, openedAt, closedAt, status, totals, result, casting, reason } = voting
  const counted = result?.totals ?? totals
  return {
    method: METHODS[method],
    ...(question.kind === 'objection'
      ? { question: `ว่าจะให้ ${nameOf(names, question.personId)} ซึ่งถูกคัดค้าน อยู่ในที่ประชุมหรือไม่` }
      : {}),
    at: { from: clockAt(openedAt), ...(closedAt === undefined ? {} : { to: clockAt(closedAt) }) },
    ...(counted && status !== 'annulled' ? { totals: counted } : {}),
    steps: status === 'annulled' ? [] : stepsOf(result?.arithmetic ?? []),
    ...(casting
      ? {
          casting: { name: nameOf(names, casting.personId), choice: casting.choice, at: clockAt(casting.at) },
        }
      : {}),
    ...rollOf(voting, names),
    ...(status === 'annulled' ? { annulled: reason ?? 'ไม่ครบองค์ประชุม' } : {}),
  }
}

/** Of an open vote who voted what, in the order of their names; of a secret one nobody knows. */
function rollOf({ votes, status }: Voting, names: PaperNames): Pick<VoteFields, 'roll'> {
  if (votes.length === 0 || status === 'annulled') return {}
  const of = (choice: 'for' | 'against' | 'abstain'): string[] =>
    votes
      .filter((vote) => vote.choice === choice)
      .map(({ personId }) => nameOf(names, personId))
      .sort((a, b) => a.localeCompare(b, 'th'))
  return { roll: { for: of('for'), against: of('against'), abstain: of('abstain') } }
}

function resolutionOf({ resolution }: AgendaItem): Pick<MinutesItem, 'resolution'> {
  if (!resolution) return {}
  const { number, year, text, reason, outcome } = resolution
  return {
    resolution: {
      ...(number === undefined ? {} : { number: numberInYear(number, year) }),
      text: text.trim() === '' ? OUTCOMES[outcome] : text,
      ...(reason ? { reason } : {}),
    },
  }
}

const OUTCOMES = {
  approved: 'เห็นชอบ',
  refused: 'ไม่เห็นชอบ',
  sentBack: 'ส่งกลับไปทบทวน',
  proposedUpward: 'เห็นชอบให้เสนอคณะกรรมการหรือผู้มีอำนาจในลำดับถัดไป',
  noted: 'รับทราบ',
  postponed: 'ให้เลื่อนการพิจารณา',
} as const

const ENDINGS: Readonly<Partial<Record<AgendaItem['status'], string>>> = {
  postponed: 'เลื่อนไปพิจารณาในการประชุมครั้งต่อไป',
  withdrawn: 'ถอนออกจากระเบียบวาระ',
  sentBack: 'ส่งกลับให้ผู้เสนอเรื่อง',
  stopped: 'หยุดการพิจารณาเนื่องจากไม่ครบองค์ประชุม',
}

function endingOf({ status, reason }: AgendaItem): string | undefined {
  const words = ENDINGS[status]
  return words && (reason ? `${words} เนื่องจาก${reason}` : words)
}

function followUpText(one: FollowUp, names: PaperNames): string {
  const { kind, title, officeCode } = one
  const office = officeOf(names, officeCode)
  if (isOrderedLetter(one)) return `มีหนังสือถึง${office} เรื่อง ${title}`
  if (kind !== 'task') return `${title} (${office})`
  const person = one.personId === undefined ? '' : ` โดย ${nameOf(names, one.personId)}`
  const due = one.dueAt === undefined ? '' : ` ภายใน${dueInThai(one.dueAt)}`
  return `มอบหมาย${office}${person} ${title}${due}`
}
