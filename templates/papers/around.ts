import { secrecyWord, type Secrecy } from '../../domain/secrecy.js'
import { BUDDHIST_AHEAD, clockOf, type Instant } from '../../domain/time.js'
import type { OwnerFields } from '../letters/fields.js'

/** Who speaks in a paper: the office, as its letterhead has it. */
export type PaperAgency = {
  readonly name: string
  readonly address: readonly string[]
  /** ที่, before the number: `ศธ 04022`. */
  readonly prefix?: string
  readonly unit?: string
  readonly telephone?: string
  readonly email?: string
}

/** What is read when a paper is made: names of persons and offices by their ids, and the texts that were written. */
export type PaperNames = {
  readonly persons: ReadonlyMap<string, string>
  readonly offices: ReadonlyMap<string, string>
}

/** What every paper needs beside its case. */
export type PaperFrame = {
  readonly id: string
  readonly agency: PaperAgency
  readonly names: PaperNames
  /** From a rehearsal: it bears ตัวอย่าง. */
  readonly sample: boolean
  readonly madeAt: Instant
  /** Where whoever holds the paper sees that it is genuine. */
  readonly verifyUrl?: string
}

/** A person as papers name them; whose data was erased has no name any more. */
export function nameOf({ persons }: PaperNames, personId: string): string {
  return persons.get(personId) || '(ไม่ปรากฏชื่อ)'
}

/** An office by its name; one that the directory does not know keeps its code. */
export function officeOf({ offices }: PaperNames, code: string): string {
  return offices.get(code) ?? code
}

/** Who heads an office: schools and education service area offices have a director. */
export function headOf(office: string): string {
  return `${/^(สำนักงานเขตพื้นที่|โรงเรียน)/.test(office) ? 'ผู้อำนวยการ' : 'หัวหน้า'}${office}`
}

/** A number with its Buddhist year, as registers print it: `12/2566`. */
export function numberInYear(number: number | undefined, gregorian: number): string {
  return `${number ?? '–'}/${gregorian + BUDDHIST_AHEAD}`
}

/** ที่ of a letter: `ศธ 04022/12`; room to write it in where no number was allotted. */
export function letterNumber({ prefix }: PaperAgency, number: number | undefined): string {
  const own = number === undefined ? '          ' : String(number)
  return prefix === undefined ? own.trim() || '–' : `${prefix}/${own}`
}

/** Where it is shown to be genuine, as the letters' fields have it. */
export function verifyField({ verifyUrl }: Pick<PaperFrame, 'verifyUrl'>): { verifyUrl?: string } {
  return verifyUrl === undefined ? {} : { verifyUrl }
}

/** The hour and minute in Bangkok. */
export function clockAt(at: Instant): string {
  return clockOf(at).slice(0, 5)
}

/** The secrecy of a case as letters bear it; what is top secret is set by nobody. */
export function secrecyField(secrecy: Secrecy | undefined): { secrecy?: 'ลับ' | 'ลับมาก' } {
  const word = secrecyWord(secrecy)
  return word === 'ลับ' || word === 'ลับมาก' ? { secrecy: word } : {}
}

/** The agency as the letters' fields have it. */
export function agencyField({ name, address }: PaperAgency): { name: string; address: string[] } {
  return { name, address: [...address] }
}

/** The same for a memo, whose first line names the unit as well. */
export function agencyWithUnit(agency: PaperAgency): { name: string; address: string[] } {
  const { name, unit } = agency
  return { ...agencyField(agency), name: unit ? `${name} ${unit}` : name }
}

/** The unit that prepared a letter; nothing where the letterhead names none. */
export function ownerField({ unit, telephone, email }: PaperAgency): { owner?: OwnerFields } {
  if (unit === undefined) return {}
  return { owner: { unit, ...(telephone ? { telephone } : {}), ...(email ? { email } : {}) } }
}

/** Lines of a text that a person wrote, without the empty ones. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
