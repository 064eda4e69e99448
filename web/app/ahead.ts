import { useState } from 'react'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { api } from '../api/client.js'
import { keyOf, queries } from '../api/read.js'
import { readMe } from './me.js'
import { ROOMS } from './rooms.js'

/**
 * Asks at once for who is here, for the code of the screen that the address names and for what it reads first: one after
 * the other, a slow line would be waited for four times. What cannot be had is asked for again by the screen itself.
 */
export function useAhead(): void {
  const [location] = useLocation()
  const { parser } = useRouter()
  useState(() => {
    void queries.prefetchQuery(readMe)
    for (const { path, screen, reads } of ROOMS) {
      const [isHere, params] = matchRoute(parser, path, location)
      if (!isHere) continue
      screen.fetch().catch(() => undefined)
      for (const [address, asked] of reads?.(named(params)) ?? [])
        void queries.prefetchQuery({
          queryKey: keyOf(address, asked),
          queryFn: () => api.get(address, asked as never),
        })
      return
    }
  })
}

/** The parts of an address by their names; the router tells them by their places too. */
const named = (params: object) =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !/^\d+$/.test(name))) as Record<string, string>
