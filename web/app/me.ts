import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.js'
import { keyOf } from '../api/read.js'

/** Who is here under the chosen assignment, and how far the product's time is ahead of this machine's clock. */
export const readMe = queryOptions({
  queryKey: keyOf('/api/v1/me'),
  // The product's clock may run faster than this machine's, in a rehearsal.
  refetchInterval: 60_000,
  async queryFn() {
    const found = await api.get('/api/v1/me')
    return { me: found, aheadMs: Date.parse(found.now) - Date.now() }
  },
})
