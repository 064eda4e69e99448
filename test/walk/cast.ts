import type { Actor } from '../../domain/case.js'
import { PARTS } from '../../cli/demo/cast.js'
import { CHAIR, PEOPLE, SECRETARIAT, SECRETARY } from '../../cli/scenario/a5-cast.js'
import {
  ADMINISTRATOR,
  CHECKER,
  directorOf,
  DRAFTER,
  officerOf,
  REGISTRAR,
  registrarOf,
  REVIEWER,
  SIGNER,
} from '../../cli/stage/persons.js'

/** The district that is walked through: it owes an answer today. */
export const DISTRICT = PARTS.lastSecond
/** Asks for exemptions there, makes proposals and talks outside meetings. */
export const CLERK = officerOf(DISTRICT)
export const DIRECTOR = directorOf(DISTRICT)

/** Who walks, by the name that the command line and the pictures have; the auditor comes in with the cases. */
export const WALKERS = {
  ...{ drafter: DRAFTER, reviewer: REVIEWER, checker: CHECKER, signer: SIGNER },
  ...{ registrar: registrarOf(DISTRICT), clerk: CLERK, director: DIRECTOR },
  ...{ secretary: SECRETARY, chair: CHAIR, administrator: ADMINISTRATOR, centralRegistrar: REGISTRAR },
} as const satisfies Readonly<Record<string, Actor>>

/** One of those who walk. */
export type Walker = keyof typeof WALKERS | 'auditor'

/** Who comes in beside the staff of the demo: those of the committee and its secretariat. */
export const GUESTS = PEOPLE.filter(({ officeCode }) => officeCode === SECRETARIAT)
