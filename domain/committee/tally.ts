import { refuse, type Refusal } from '../refusals.js'
import type { Arithmetic, Step } from './arithmetic.js'
import type { MajorityBase, ThresholdName } from './case.js'
import { THRESHOLDS, votesNeeded } from './threshold.js'

/** What a member can say in a vote. */
export type Choice = 'for' | 'against' | 'abstain'

/** The votes of an item in numbers. `invalid` are paper ballots that say nothing clear. */
export type Totals = Readonly<Record<Choice | 'invalid', number>>

/** What a result is counted from. */
export type Count = {
  readonly totals: Totals
  /** Members in office with a vote. */
  readonly inOffice: number
  /** Who was in the room and could vote: neither absent nor recused. */
  readonly present: number
  readonly majorityBase: MajorityBase
  readonly threshold: ThresholdName
  /** Whether the rules give who presides one more vote at a tie. */
  readonly castingVote: boolean
  /** That vote, once given. */
  readonly casting: CastingChoice | null
}

/** Who presides decides: the casting vote cannot be an abstention. */
export type CastingChoice = 'for' | 'against'

/** `tied` waits for the casting vote. */
export type Outcome = 'carried' | 'lost' | 'tied'

/** A result with how it came about. The casting vote is not among the totals: it is a vote of its own. */
export type Result = {
  readonly outcome: Outcome
  readonly totals: Totals
  readonly casting: CastingChoice | null
  /** From how many the majority is counted. */
  readonly base: number
  readonly needed: number
  readonly arithmetic: Arithmetic
}

/**
 * The result of a vote. Abstentions and invalid ballots are not in the base `presentAndVoting`, and weigh like votes
 * against in the others. Recused members are never in `present`; they stay in `all`, because a rule that asks for so many
 * of all members is not made easier by a conflict of interest.
 *
 * A tie is one that the casting vote can break: for and against equal, at least one vote for each, more than half needed,
 * and one vote more would reach it. The casting vote is added to the votes, not to the base, and belongs to who presides
 * whether or not that person voted or abstained before: s.82 gives “one vote more” (เพิ่มขึ้นอีกเสียงหนึ่ง), on no condition.
 */
export function tally(count: Count): Result | Refusal {
  const { totals, casting, present } = count
  const sum = sumOf(totals)
  const areCounts = Object.values(totals).every((one) => Number.isSafeInteger(one) && one >= 0)
  if (!areCounts || sum > present) return refuse('VOTES_INVALID', { sum, most: present })
  const base = baseOf(count)
  const needed = votesNeeded(base, count.threshold)
  const tied = isTie(count, needed)
  if (casting !== null && !count.castingVote) return refuse('NO_CASTING_VOTE')
  if (casting !== null && !tied) return refuse('NO_TIE')
  const votesFor = totals.for + (casting === 'for' ? 1 : 0)
  const outcome = tied && casting === null ? 'tied' : votesFor >= needed ? 'carried' : 'lost'
  const arithmetic = [...steps(count, base, needed), ...(tied ? tieSteps(count) : [])]
  const last = outcome === 'tied' ? [] : [outcomeStep(votesFor, needed)]
  return { outcome, totals, casting, base, needed, arithmetic: [...arithmetic, ...last] }
}

/** All ballots together. */
export function sumOf(totals: Totals): number {
  return totals.for + totals.against + totals.abstain + totals.invalid
}

function baseOf({ majorityBase, totals, present, inOffice }: Count): number {
  switch (majorityBase) {
    case 'presentAndVoting':
      return totals.for + totals.against
    case 'present':
      return present
    case 'all':
      return inOffice
  }
}

function isTie({ totals, threshold, castingVote }: Count, needed: number): boolean {
  const areEqual = totals.for === totals.against && totals.for > 0
  return castingVote && threshold === 'majority' && areEqual && totals.for + 1 >= needed
}

const BASE_WORDS: Readonly<Record<MajorityBase, { readonly th: string; readonly en: string }>> = {
  presentAndVoting: {
    th: 'ผู้ลงคะแนนเห็นชอบและไม่เห็นชอบ (ไม่นับงดออกเสียงและบัตรเสีย)',
    en: 'votes for and against (abstentions and invalid ballots not counted)',
  },
  present: { th: 'กรรมการในที่ประชุมที่มีสิทธิลงคะแนน', en: 'members in the room who may vote' },
  all: { th: 'กรรมการทั้งหมดที่อยู่ในตำแหน่ง', en: 'all members in office' },
}

function steps({ totals, majorityBase, threshold }: Count, base: number, needed: number): Step[] {
  const { for: yes, against: no, abstain, invalid } = totals
  const words = BASE_WORDS[majorityBase]
  const { th, en } = THRESHOLDS[threshold]
  return [
    {
      th: `เห็นชอบ ${yes} ไม่เห็นชอบ ${no} งดออกเสียง ${abstain} บัตรเสีย ${invalid} รวม ${sumOf(totals)}`,
      en: `for ${yes}, against ${no}, abstained ${abstain}, invalid ${invalid}, together ${sumOf(totals)}`,
      numbers: [yes, no, abstain, invalid, sumOf(totals)],
    },
    {
      th: `ฐานที่ใช้นับคือ${words.th}: ${base}`,
      en: `counted from ${words.en}: ${base}`,
      numbers: [base],
      source: 'ม.82 วรรคหนึ่ง',
    },
    {
      th: `ต้องได้${th}ของ ${base} คือ ${needed} เสียง`,
      en: `${en} of ${base} is ${needed}`,
      numbers: [base, needed],
    },
  ]
}

function tieSteps({ totals, casting }: Count): Step[] {
  const tie: Step = {
    th: `คะแนนเท่ากัน ${totals.for} ต่อ ${totals.against}: ประธานในที่ประชุมออกเสียงเพิ่มอีกเสียงหนึ่งเป็นเสียงชี้ขาด`,
    en: `${totals.for} to ${totals.against} is a tie: who presides has one vote more, the casting vote`,
    numbers: [totals.for, totals.against],
    source: 'ม.82 วรรคสอง',
  }
  if (casting === null) return [tie]
  const votesFor = totals.for + (casting === 'for' ? 1 : 0)
  const votesAgainst = totals.against + (casting === 'against' ? 1 : 0)
  const cast: Step = {
    th: `เสียงชี้ขาด${casting === 'for' ? 'เห็นชอบ' : 'ไม่เห็นชอบ'}: ${votesFor} ต่อ ${votesAgainst}`,
    en: `the casting vote is ${casting}: ${votesFor} to ${votesAgainst}`,
    numbers: [votesFor, votesAgainst],
    source: 'ม.82 วรรคสอง',
  }
  return [tie, cast]
}

function outcomeStep(votesFor: number, needed: number): Step {
  const isCarried = votesFor >= needed
  return {
    th: isCarried
      ? `${votesFor} เสียง ไม่น้อยกว่า ${needed}: มติเห็นชอบ`
      : `${votesFor} เสียง น้อยกว่า ${needed}: มติไม่เห็นชอบ`,
    en: isCarried
      ? `${votesFor} is not fewer than ${needed}: carried`
      : `${votesFor} is fewer than ${needed}: not carried`,
    numbers: [votesFor, needed],
  }
}
