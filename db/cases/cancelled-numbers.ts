import type { Stamp } from '../../domain/case.js'
import type { NumberCancelled } from '../../domain/number-cancellation.js'
import type { Transaction } from '../pool.js'
import { cancelledText } from '../search/register.js'

type CaseEvent = Stamp & { readonly type: string }

/**
 * Strikes out of their registers what the events of these cases cancel, in the transaction in which they are recorded.
 * @throws Error when a line is not that of the case, or was struck out before: the rules should have refused it
 */
export async function strikeOut(
  tx: Transaction,
  recorded: readonly { readonly caseId: string; readonly events: readonly CaseEvent[] }[],
): Promise<void> {
  for (const { caseId, events } of recorded)
    for (const event of events) if (isCancelled(event)) await strikeOutOne(tx, caseId, event)
}

function isCancelled(event: CaseEvent): event is NumberCancelled {
  return event.type === 'numberCancelled'
}

async function strikeOutOne(tx: Transaction, caseId: string, event: NumberCancelled): Promise<void> {
  const { cancels, reason, at, by } = event
  const { officeCode, register, year, number } = cancels
  const { plain, words } = cancelledText(reason)
  const { rowCount } = await tx.query(
    `update register_entry set cancelled_at = $6, cancelled_by = $7, cancel_reason = $8,
       plain = plain || e'\\n' || $9, words = words || $10::tsvector
     where office_code = $1 and register = $2 and year = $3 and number = $4 and case_id = $5`,
    [officeCode, register, year, number, caseId, at, by.personId, reason, plain, words],
  )
  if (rowCount !== 1) throw new Error(`${register} ${number}/${year} of ${officeCode} is not of ${caseId}`)
}
