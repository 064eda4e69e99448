import type { RequestHandler } from 'express'
import { problem } from './problems.js'
import type { AnyRoute, Route } from './route.js'

/** Refuses a method that an address does not have, and names those that it has; OPTIONS asks for just that. */
export function refuseMethods(routes: readonly AnyRoute[]): RequestHandler {
  const byPath = new Map<string, Set<string>>()
  for (const { path, method } of routes as unknown as readonly Route[]) {
    const methods = byPath.get(path) ?? new Set(['OPTIONS'])
    methods.add(method.toUpperCase())
    if (method === 'get') methods.add('HEAD')
    byPath.set(path, methods)
  }
  const places = [...byPath].map(([path, methods]) => ({ fits: patternOf(path), methods }))
  return (request, response, next) => {
    const found = places.filter(({ fits }) => fits.test(request.path))
    if (found.length === 0) return next()
    const allowed = new Set(found.flatMap(({ methods }) => [...methods]))
    response.set('Allow', [...allowed].sort().join(', '))
    if (request.method === 'OPTIONS') return void response.status(204).end()
    next(problem('METHOD_UNKNOWN'))
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`)
}
