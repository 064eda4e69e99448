import type { Request, Response, Router } from 'express'
import { jwtVerify, type JWTVerifyGetKey } from 'jose'
import { noteInJournal } from '../../db/accounts.js'
import { endProviderSessions, isNewLogoutToken } from '../../db/sessions.js'
import { problem } from '../problems.js'
import type { SignInDesk } from './desk.js'
import { providerId } from './issuers.js'
import { knock } from './knock.js'
import { passCookies } from './pages/entry.js'
import { formText, hrefOf, langOf, refuseForeignForm, returnOf } from './pages/page-request.js'

/** The event that makes a JWT a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const LOGOUT_TOKEN_GOOD_SECONDS = 120
const KEEP_JTI_SECONDS = 10 * 60

/** The way to a provider's page, and the address at which a provider ends sessions. */
export function mountOidc(router: Router, desk: SignInDesk): void {
  router.post('/oidc/:id', (request, response) => begin(desk, request, response))
  router.post('/oidc/:id/logout', async (request, response) => {
    const sessions = await endByToken(desk, String(request.params['id']), formText(request, 'logout_token'))
    if (sessions.length > 0) await noteInJournal(desk.pool, sessions)
    response.status(200).set('Cache-Control', 'no-store').end()
  })
}

async function begin(desk: SignInDesk, request: Request, response: Response): Promise<void> {
  refuseForeignForm(request)
  const issuer = desk.issuers.find(({ id }) => id === request.params['id'])
  if (!issuer) throw problem('ROUTE_UNKNOWN')
  const [lang, next] = [langOf(request), returnOf(request)]
  const auth = await desk.providers.find(issuer.id)
  if (!auth) return response.redirect(303, hrefOf('/sign-in', lang, { next, error: 'away' }))
  const body = {
    provider: providerId(issuer),
    callbackURL: `${desk.publicUrl}${next}`,
    errorCallbackURL: `${desk.publicUrl}${hrefOf('/sign-in', lang, { next })}`,
    disableRedirect: true,
  }
  const answered = await knock(desk, { request, method: 'POST', path: '/sign-in/social', body, auth })
  passCookies(answered, response)
  const { url } = (await answered.json()) as { url: string }
  response.redirect(303, url)
}

/** Checks a logout token as the specification asks, and ends what it names. @throws Problem LOGOUT_TOKEN_INVALID */
async function endByToken(desk: SignInDesk, id: string, token: string) {
  const context = await (await desk.providers.find(id))?.$context
  const provider = context?.socialProviders.find((one) => one.id === providerId({ id }))
  const keys = (provider?.idToken as { jwks?: JWTVerifyGetKey } | undefined)?.jwks
  const issuer = desk.issuers.find((one) => one.id === id)
  if (!issuer || !keys || provider?.issuer === undefined) throw problem('ROUTE_UNKNOWN')
  const { payload } = await jwtVerify(token, keys, {
    issuer: provider.issuer,
    audience: issuer.clientId,
    maxTokenAge: LOGOUT_TOKEN_GOOD_SECONDS,
    requiredClaims: ['iat', 'jti', 'events'],
  }).catch(() => {
    throw problem('LOGOUT_TOKEN_INVALID')
  })
  const { sub: subject, sid, jti = '', events, nonce } = payload
  const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events
  const session = typeof sid === 'string' ? sid : undefined
  if (!isLogout || nonce !== undefined || (subject === undefined && session === undefined)) {
    throw problem('LOGOUT_TOKEN_INVALID')
  }
  const isNew = await isNewLogoutToken(desk.pool, {
    issuer: provider.issuer,
    jti,
    keepSeconds: KEEP_JTI_SECONDS,
  })
  if (!isNew) throw problem('LOGOUT_TOKEN_INVALID')
  const ended = await endProviderSessions(desk.pool, { provider: providerId({ id }), subject, sid: session })
  return ended.map((one) => ({ what: 'endedByProvider' as const, ...one }))
}
