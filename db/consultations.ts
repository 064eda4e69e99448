import { consultationCase, type Actor } from '../domain/case.js'
import type { Consultation, ConsultationEvent } from '../domain/consultation/case.js'
import type { ActName } from '../domain/policy/policy.js'
import { advance, type Advanced, type Step } from './cases/advance.js'
import { consultationKind } from './cases/kinds.js'
import { counted, pageOf, readPlace, type Page, type Place } from './paging.js'
import type { Database, Transaction } from './pool.js'
import { visibleConsultations } from './visibility.js'

/** A consultation as its row keeps it. */
export type ConsultationEntry = {
  readonly caseId: string
  readonly version: number
  readonly state: Consultation
}

/** Takes a step for consultations, inside the caller's transaction. */
export function advanceConsultations(
  tx: Transaction,
  step: Step<Consultation, ConsultationEvent>,
): Promise<Advanced<Consultation, ConsultationEvent>[]> {
  return advance(tx, consultationKind, step)
}

/** Reads a consultation, or nothing. */
export async function loadConsultation(
  db: Database,
  consultationId: string,
): Promise<ConsultationEntry | undefined> {
  const { rows } = await db.query<ConsultationEntry>(
    'select case_id as "caseId", version, state from consultation where case_id = $1',
    [consultationCase(consultationId)],
  )
  return rows[0]
}

type ConsultationsWanted = {
  readonly visibleTo: { readonly actor: Actor; readonly act: ActName }
  /** The case that was talked about. */
  readonly about: string | undefined
}

/** Consultations, the newest first. */
export async function listConsultations(
  db: Database,
  { visibleTo, about }: ConsultationsWanted,
  place: Place = {},
): Promise<Page<ConsultationEntry>> {
  const { after, limit = 50 } = place
  const visible = visibleConsultations({ ...visibleTo, first: 1 })
  const values = [...visible.values, about ?? null]
  const at = values.length
  const which = `from consultation n where ${visible.sql} and ($${at}::text is null or n.state ->> 'about' = $${at})`
  const [day, id] = readPlace(after, 2)
  const { rows } = await db.query<ConsultationEntry>(
    `select n.case_id as "caseId", n.version, n.state ${which} and ($${at + 1}::date is null
       or (n.held_on, n.consultation_id) < ($${at + 1}::date, $${at + 2}))
     order by n.held_on desc, n.consultation_id desc limit $${at + 3}`,
    [...values, day ?? null, id ?? null, limit + 1],
  )
  const page = pageOf(rows, limit, ({ state }) => [state.heldOn, state.consultationId])
  return counted(db, page, place, { rows: which, values })
}
