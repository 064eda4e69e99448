import type { Request, Response } from 'express'
import type { Both } from '../../../templates/mails/facts.js'
import { Problem, problem } from '../../problems.js'
import { isSameOrigin } from '../same-origin.js'
import type { Lang } from './layout.js'

/** Where a page may lead when it is done: to a screen of the product, the own account or the API's document; nowhere else. */
const RETURNS =
  /^\/(?:(?:(?!(?:sign-in|api)\b)[a-z][\w-]*|sign-in\/account|api\/docs)(?:[/?][\w\-./?=&%~]*)?)?(?:#[\w-]*)?$/
const HOME = '/sign-in/account'

/** Thai, unless the address or the browser says English. */
export function langOf(request: Request): Lang {
  const asked = request.query['lang']
  if (asked === 'th' || asked === 'en') return asked
  return request.acceptsLanguages('th', 'en') === 'en' ? 'en' : 'th'
}

/** The place to return to; an address that is not of our own list is forgotten. */
export function returnOf(request: Request): string {
  const next = request.query['next']
  const isOurs = typeof next === 'string' && RETURNS.test(next) && !next.includes('..')
  return isOurs && next !== HOME ? next : hrefOf(HOME, langOf(request))
}

/** This page's address with the language, and with what else it needs. */
export function hrefOf(
  path: string,
  lang: Lang,
  more: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = new URLSearchParams({ lang })
  for (const [name, value] of Object.entries(more)) if (value !== undefined) query.set(name, value)
  return `${path}?${query.toString()}`
}

/** A field of a sent form; an absent one is empty. */
export function formText(request: Request, name: string): string {
  const value = (request.body as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' ? value.slice(0, 1_000) : ''
}

/** One value of the address; an absent one is empty. */
export function queryText(request: Request, name: string): string {
  const value = request.query[name]
  return typeof value === 'string' ? value.slice(0, 1_000) : ''
}

/** @throws Problem ORIGIN_REFUSED when a foreign page sent the form: also before sign-in nobody is signed in by force */
export function refuseForeignForm(request: Request): void {
  if (!isSameOrigin(request)) throw problem('ORIGIN_REFUSED')
}

/** Does the work of a form; what is refused is shown on the page again, with the status of the refusal. */
export async function orShow(
  response: Response,
  work: () => Promise<void>,
  show: (words: Both) => Promise<void> | void,
): Promise<void> {
  try {
    await work()
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.status >= 500) throw failure
    if (failure.retryAfterSeconds) response.set('Retry-After', String(failure.retryAfterSeconds))
    response.status(failure.status)
    await show({ th: failure.th, en: failure.en })
  }
}
