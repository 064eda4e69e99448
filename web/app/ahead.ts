import { useState } from 'react'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { queries } from '../api/queries.js'
import { readMe } from './me.js'
import { ROOMS } from './rooms.js'

/**
 * Begins with the screen that the address names while it is still asked who is here. The page itself names the files of the
 * screen and what it reads first (api/screens/ahead.ts), so both are on their way.
 */
export function useAhead(): void {
  const [location] = useLocation()
  const { parser } = useRouter()
  useState(() => {
    void queries.prefetchQuery(readMe)
    const room = ROOMS.find(({ path }) => matchRoute(parser, path, location)[0])
    room?.screen.fetch().catch(() => undefined)
  })
}
