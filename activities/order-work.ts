import type pg from 'pg'
import type { CasePaperEntry } from '../db/case-papers.js'
import { getContent } from '../db/contents.js'
import { loadSnapshot } from '../db/cases/record.js'
import { queuePersonMails } from '../db/person-mails.js'
import { inTransaction } from '../db/pool.js'
import { orderCase } from '../domain/case.js'
import type { Order } from '../domain/order/case.js'
import type { OrderContent } from '../domain/order/content.js'
import { numberInYear } from '../templates/papers/around.js'
import { pulsing } from './pulse.js'

/** The work of an order that was issued. */
export type OrderWork = {
  /** Makes the paper and mails it to those who are told; run again, it changes nothing more. Returns how many are told. */
  tellOrder(orderId: string): Promise<number>
}

/** Makes the paper of an issued order and keeps it; made before, it is only named. */
export type MakeOrderPaper = (order: Order, content: OrderContent) => Promise<CasePaperEntry | undefined>

export type OrderWorkDeps = { readonly pool: pg.Pool; readonly makePaper: MakeOrderPaper }

/** Makes the activity. */
export function createOrderWork({ pool, makePaper }: OrderWorkDeps): OrderWork {
  return { tellOrder: (orderId) => pulsing(() => tell({ pool, makePaper }, orderId)) }
}

async function tell({ pool, makePaper }: OrderWorkDeps, orderId: string): Promise<number> {
  const found = await loadSnapshot<Order>(pool, orderCase(orderId))
  const content = found && (await getContent<OrderContent>(pool, found.state.contentSha256))
  if (!found?.state.issued || !content) throw new Error(`order ${orderId} is not issued`)
  const { caseId, state } = found
  const { number, year } = found.state.issued
  const paper = await makePaper(state, content)
  const params = {
    ...{ subject: state.subject, officeCode: state.owner.officeCode, order: numberInYear(number, year) },
  }
  const brought = { paperIds: paper ? [paper.paperId] : [] }
  const mails = [...new Set(content.tell)].map((personId) => {
    const mailId = `${caseId}#issued/${personId}`
    return { kind: 'orderIssued', params, mailId, caseId, personId, ...brought } as const
  })
  await inTransaction(pool, (tx) => queuePersonMails(tx, 'job/paper', mails))
  return mails.length
}
