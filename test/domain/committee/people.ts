import { readFileSync } from 'node:fs'
import type { Movement } from '../../../domain/committee/attendance.js'
import {
  GENERAL_RULES,
  type Committee,
  type Member,
  type Substitute,
} from '../../../domain/committee/case.js'
import type { Room } from '../../../domain/committee/room.js'
import { instantAt } from '../../../domain/time.js'

/** The lines of a table of cases, cut into trimmed cells. */
export function table(name: string): string[][] {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

/** A time of the day of the meeting, 17 January 2563. */
export const at = (clock: string): string => instantAt('2020-01-17', clock)

/** Member `n` with a seat of the same number; the first is the chair, the second the deputy. */
export function member(n: number, change: Partial<Member> = {}): Member {
  return {
    memberId: `m${n}`,
    personId: `p${n}`,
    position: n === 1 ? 'chair' : n === 2 ? 'deputyChair' : 'member',
    hasVote: true,
    titleTh: `กรรมการ ${n}`,
    titleEn: `Member ${n}`,
    officeCode: null,
    orderNo: '1/2562',
    validFrom: '2019-06-01',
    validTo: null,
    substitutes: [],
    ...change,
  }
}

/** A substitute for all the time. */
export const substitute = (personId: string, change: Partial<Substitute> = {}): Substitute => ({
  ...{ personId, orderNo: '2/2563', validFrom: '2019-06-01', validTo: null, presides: false },
  ...change,
})

/** A committee of these members, or of so many. */
export function committeeOf(members: number | readonly Member[], change: Partial<Committee> = {}): Committee {
  return {
    committeeId: 'rayong-sub',
    nameTh: 'คณะอนุกรรมการ',
    nameEn: 'Sub-committee',
    level: 'sub',
    parentId: null,
    secretariat: '1021000000',
    rules: GENERAL_RULES,
    members: typeof members === 'number' ? Array.from({ length: members }, (_, i) => member(i + 1)) : members,
    legalBasis: [],
    status: 'active',
    ...change,
  }
}

/** Persons who arrive together. */
export const arrive = (clock: string, ...persons: readonly (string | number)[]): Movement[] =>
  persons.map((one) => ({
    personId: typeof one === 'number' ? `p${one}` : one,
    what: 'arrived',
    at: at(clock),
  }))

/** Persons who leave together. */
export const leave = (clock: string, ...persons: readonly (string | number)[]): Movement[] =>
  arrive(clock, ...persons).map((one) => ({ ...one, what: 'left' }))

/** Numbers from 1 to `n`. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

/** The room of a meeting in which nobody is recused. */
export function roomOf(
  committee: Committee,
  movements: readonly Movement[],
  change: Partial<Room> = {},
): Room {
  return {
    ...{ committee, movements, call: 'first', recused: [], countsRecused: false, objectedTo: [] },
    ...change,
  }
}
