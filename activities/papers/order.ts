import { orderCase } from '../../domain/case.js'
import { orderPaper } from '../../templates/papers/order.js'
import { numberInYear } from '../../templates/papers/around.js'
import type { MakeOrderPaper } from '../order-work.js'
import { makePaper, type PaperDeps } from './desk.js'

/** The maker of orders as they are issued, in the name of their office. */
export function createOrderPaper(deps: PaperDeps): MakeOrderPaper {
  return async (order, content) => {
    const { orderId, owner, issued } = order
    if (!issued) return undefined
    const { number, year, at, by } = issued
    const caseId = orderCase(orderId)
    return makePaper(deps, {
      ...{ paperId: `${caseId}/order-1`, caseId, kind: 'order', officeCode: owner.officeCode },
      ...{ persons: [by.personId], offices: [owner.officeCode] },
      issued: { printed: numberInYear(number, year), secret: false },
      fields: (frame) =>
        orderPaper({ ...frame, content, officeCode: owner.officeCode, signed: { number, at, by } }),
    })
  }
}
