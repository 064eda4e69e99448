import type { PaperKind } from '../../domain/case-papers.js'
import type { Day, Instant } from '../../domain/time.js'
import type { Check } from '../stage/expect.js'
import type { Play } from '../stage/play.js'
import type { Words } from '../stage/view.js'

/** An acceptance scenario: a story that is played on a stage of its own, and what must be seen in it. */
export type Scenario = {
  /** As docs/scenarios.md and the command line name it: `A1`. */
  readonly name: string
  readonly title: Words
  readonly about: Words
  /** When the rehearsal begins. */
  readonly begins: Instant
  /** Files of the kinds of circular that it needs. */
  readonly procedures?: readonly string[]
  /** Since when its people are in office. */
  readonly since?: Day
  play(play: Play, notes: Notes): Promise<void>
}

/** What a kept file is: a paper of a case, or what else the scenarios leave behind. */
export type DocumentKind = PaperKind | 'circularLetter' | 'stampedReminder' | 'closingReport' | 'votes'

/** A file that was fetched through the API. */
export type FetchedDocument = {
  readonly kind: DocumentKind
  /** Its name in the folder of documents. */
  readonly name: string
  readonly bytes: Buffer
}

/** A file that was kept; `path` is relative to the JSON file, or to where the command runs if none is written. */
export type KeptDocument = {
  readonly kind: DocumentKind
  readonly path: string
  /** Lower-case hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** What is written down while a scenario is played. */
export type Notes = {
  /** Holds something seen against what the scenario says. */
  readonly expect: (check: Check) => void
  /** Keeps a PDF among the documents. Returns its text without blanks and line breaks, to look things up in. */
  readonly keep: (pdf: FetchedDocument) => Promise<string>
  /** Keeps figures that no paper shows as JSON. */
  readonly keepFigures: (kind: DocumentKind, name: string, figures: unknown) => Promise<void>
}

/** A check in the order in which people read it. */
export function check(name: string, th: string, en: string, expected: unknown, seen: unknown): Check {
  return { name, th, en, expected, seen }
}

/** Those of these that the text does not hold: nothing is left when all is well. */
export function missingIn(text: string, wanted: readonly string[]): string[] {
  return wanted.filter((one) => !text.includes(closeUp(one)))
}

/** A text without blanks and line breaks: a PDF breaks its lines where it likes. */
export function closeUp(text: string): string {
  return text.replace(/\s+/gu, '')
}
