import type { Request } from 'express'
import { problem } from '../problems.js'

/**
 * Refuses a change that a browser was made to send by a foreign page. Only cookies go along by themselves: whoever sends a
 * bearer token means it. Browsers say where a request comes from by `Sec-Fetch-Site`; older ones by `Origin`.
 * @throws Problem ORIGIN_REFUSED
 */
export function refuseForeignOrigin(request: Request, by: 'cookie' | 'bearer' | undefined): void {
  if (by !== 'cookie' || ['GET', 'HEAD'].includes(request.method)) return
  if (!isSameOrigin(request)) throw problem('ORIGIN_REFUSED')
}

/** Whether a page of our own sent the request, as the browser tells. A request that tells nothing is not of our own. */
export function isSameOrigin(request: Request): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = request.get('origin') ?? ''
  if (!URL.canParse(origin)) return false
  const { host, protocol } = new URL(origin)
  // A page of our host that came without encryption may be anybody's on the way.
  return host === request.get('host') && (protocol === 'https:' || !request.secure)
}
