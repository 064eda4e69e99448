import type { PathsWith } from '../../../clients/typescript/client.js'
import { useAct } from '../../api/act.js'
import { api, type Answered, type AskedAt } from '../../api/client.js'
import type { Tone } from '../../parts/tag.js'

/** An order as it stands: what it says, its paper, and what may be done now. */
export type OrderView = Answered<'/api/v1/orders/{orderId}'>
/** The state of an order, as lists have it too. */
export type OrderState = OrderView['state']

/** The states of an order in the order of its life, and how each is meant. */
export const ORDER_TONE = {
  draft: 'calm',
  inApproval: 'waits',
  returned: 'attention',
  issued: 'done',
  refused: 'calm',
  withdrawn: 'calm',
} as const satisfies Readonly<Record<OrderState['status'], Tone>>
/** The states of an order. */
export const ORDER_STATUSES = Object.keys(ORDER_TONE) as OrderState['status'][]

const CASE = '/api/v1/orders/{orderId}'
type ActPath = Extract<PathsWith<'post'>, `${typeof CASE}/${string}`>
type NameIn<P> = P extends `${typeof CASE}/${infer Name}` ? Name : never
/** An act, as its address ends. */
export type OrderActName = NameIn<ActPath>
type BodyOf<N extends OrderActName> = NonNullable<AskedAt<`${typeof CASE}/${N}`, 'post'>['body']>

/** Does one kind of act on an order. */
export function useOrderAct<N extends OrderActName>(orderId: string, name: N, done?: () => void) {
  return useAct(
    (body: BodyOf<N>, idempotencyKey) =>
      api.post(`${CASE}/${name}` as ActPath, { path: { orderId }, body: body as never, idempotencyKey }),
    done,
  )
}
