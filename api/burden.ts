import { formsSince, owedBetween, sentOf } from '../db/burden.js'
import { knownOf } from '../db/circulars.js'
import { loadOffices } from '../db/directory.js'
import type { Database } from '../db/pool.js'
import type { AudienceRule } from '../domain/audience.js'
import type { Actor } from '../domain/case.js'
import type { FormSchema } from '../domain/content.js'
import { questionsOf, repeatedQuestions, type RepeatedQuestion } from '../domain/questions.js'
import { addDays, startOfDay, weekdayOf, type Day } from '../domain/time.js'
import { chooseRecipients } from './recipients.js'

/** What is asked: whom a new circular would reach, when it would be due, and what it would ask. */
export type BurdenQuestion = {
  readonly rule: AudienceRule
  readonly due: Day
  readonly form?: FormSchema | undefined
  /** From how many open answers in the week on an office is worth a warning. */
  readonly warnAt: number
}

/** One office: what it already owes in that week, and how often it was asked the same lately. */
export type BurdenRow = {
  readonly code: string
  readonly nameTh: string
  readonly owed: number
  readonly minutes: number
  readonly withoutEstimate: number
  readonly askedBefore: number
  readonly warns: boolean
}

const NOTHING = { owed: 0, minutes: 0, withoutEstimate: 0 }

/** What the offices of a rule already owe in the week of a day, the most burdened first. @throws Problem of the rule */
export async function burdenOf(db: Database, actor: Actor, question: BurdenQuestion) {
  const { rule, due, form, warnAt } = question
  const { codes } = await chooseRecipients(db, rule, due)
  const week = weekOf(due)
  const [offices, owed, repeated] = await Promise.all([
    loadOffices(db, due, codes),
    owedBetween(db, codes, { after: startOfDay(week.from), until: startOfDay(addDays(week.to, 1)) }),
    repeatedIn(db, form, due),
  ])
  const asked = await sentOf(
    db,
    codes,
    repeated.map(({ circularId }) => circularId),
  )
  const owes = new Map(owed.map(({ code, ...rest }) => [code, rest]))
  const rows = offices.map(({ code, nameTh }): BurdenRow => {
    const own = owes.get(code) ?? NOTHING
    return { code, nameTh, ...own, askedBefore: asked.get(code) ?? 0, warns: own.owed >= warnAt }
  })
  rows.sort((a, b) => b.owed - a.owed || b.minutes - a.minutes || (a.code < b.code ? -1 : 1))
  return { week, totals: totalsOf(rows), repeated: await knownOf(db, actor, repeated), rows }
}

/** Monday to Sunday around the day. */
function weekOf(day: Day): { from: Day; to: Day } {
  const from = addDays(day, -((weekdayOf(day) + 6) % 7))
  return { from, to: addDays(from, 6) }
}

/** The circulars of the last twelve months that asked some of the same, with the questions. */
async function repeatedIn(db: Database, form: FormSchema | undefined, due: Day) {
  const questions = form ? questionsOf(form) : []
  if (questions.length === 0) return []
  const forms = await formsSince(db, startOfDay(addDays(due, -365)))
  // A form is stored with each circular and often the same: its questions are compared once.
  const compared = new Map<string, RepeatedQuestion[]>()
  return forms.flatMap(({ circularId, issuedAt, form: before }) => {
    const key = JSON.stringify(before)
    const found = compared.get(key) ?? repeatedQuestions(questions, questionsOf(before))
    compared.set(key, found)
    return found.length > 0 ? [{ circularId, issuedAt, questions: found }] : []
  })
}

function totalsOf(rows: readonly BurdenRow[]) {
  const sum = (of: (row: BurdenRow) => number): number => rows.reduce((total, row) => total + of(row), 0)
  return {
    offices: rows.length,
    owed: sum(({ owed }) => owed),
    minutes: sum(({ minutes }) => minutes),
    withoutEstimate: sum(({ withoutEstimate }) => withoutEstimate),
    free: rows.filter(({ owed }) => owed === 0).length,
    warned: rows.filter(({ warns }) => warns).length,
    askedBefore: rows.filter(({ askedBefore }) => askedBefore > 0).length,
  }
}
