import { QueryClient, type Query } from '@tanstack/react-query'
import { WianProblem } from '../../clients/typescript/client.js'

/** A refusal stays one however often it is asked; a network that is gone comes back. */
const isWorthAskingAgain = (count: number, error: unknown): boolean =>
  count < 2 && (!(error instanceof WianProblem) || error.status >= 500)

/** What was read, kept for all screens. Changes come by the stream of events (live.ts), so nothing is asked on a beat. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthAskingAgain, staleTime: 30_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})

type Which = (query: Query) => boolean

const isComing: Which = ({ state }) => state.fetchStatus === 'fetching'
/** What will be asked for once more as soon as it is there. */
const again = new Set<Query>()

async function readAgain(query: Query): Promise<void> {
  again.add(query)
  await query.promise?.catch(() => undefined)
  again.delete(query)
  await queries.invalidateQueries({ predicate: (one) => one === query })
}

/**
 * Reads anew what is shown and may have changed; what is not shown is read when it is. An answer that is on its way may be
 * from before the change: it is waited for, shown, and asked for once more. Given up for every change that comes, it would
 * never be there where changes come faster than answers, as at a launch over a slow line.
 */
export async function readAnew(mayHaveChanged: Which = () => true): Promise<void> {
  const coming = queries.getQueryCache().findAll({ predicate: (one) => isComing(one) && mayHaveChanged(one) })
  await Promise.all([
    queries.invalidateQueries({ predicate: (one) => !isComing(one) && mayHaveChanged(one) }),
    ...coming.filter((query) => !again.has(query)).map(readAgain),
  ])
}
