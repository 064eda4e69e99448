import type { Request, Response, Router } from 'express'
import { toDataURL } from 'qrcode'
import { chooseAssignment, endSessions } from '../../../db/sessions.js'
import { escapeHtml } from '../../../templates/mails/clean.js'
import type { Both } from '../../../templates/mails/facts.js'
import { Problem } from '../../problems.js'
import type { Person, SignIn } from '../contract.js'
import { endOfCookie, type SignInDesk } from '../desk.js'
import { knock } from '../knock.js'
import { passCookies } from './entry.js'
import { accountPage } from './account-page.js'
import { field, pageHtml } from './layout.js'
import { formText, hrefOf, langOf, orShow, refuseForeignForm } from './page-request.js'
import { WORDS } from './words.js'

const HERE = '/sign-in/account'

/** The page on which a person sees the own account: assignment, second factor, passkeys, sessions. */
export function mountAccount(router: Router, desk: SignInDesk, signIn: SignIn): void {
  /** Runs the work for the signed-in person; whoever is not is shown the way in. */
  const forPerson = (work: (request: Request, response: Response, person: Person) => Promise<void>) => {
    return async (request: Request, response: Response): Promise<void> => {
      if (request.method === 'POST') refuseForeignForm(request)
      const person = await signIn.whichPerson(request.headers).catch((failure: unknown) => {
        if (failure instanceof Problem && failure.status === 401) return undefined
        throw failure
      })
      if (person) return work(request, response, person)
      response.redirect(303, hrefOf('/sign-in', langOf(request), { next: HERE }))
    }
  }
  const show = async (request: Request, response: Response, person: Person, bad?: Both): Promise<void> =>
    void response.send(await accountPage(desk, person, langOf(request), bad))
  router.get('/account', forPerson(show))
  router.post(
    '/account/assignment',
    forPerson(async (request, response, { sessionId, assignments }) => {
      const wanted = formText(request, 'assignmentId')
      const isOwn = assignments.some(({ assignmentId }) => assignmentId === wanted)
      if (isOwn) await chooseAssignment(desk.pool, sessionId, wanted)
      response.redirect(303, hrefOf(HERE, langOf(request)))
    }),
  )
  router.post(
    '/account/factor',
    forPerson((request, response, person) =>
      orShow(
        response,
        () => offerFactor(desk, request, response),
        (bad) => show(request, response, person, bad),
      ),
    ),
  )
  router.post(
    '/account/factor/verify',
    forPerson((request, response, person) =>
      orShow(
        response,
        async () => {
          const body = { code: formText(request, 'code').replaceAll(/\s/g, '') }
          const path = '/two-factor/verify-totp'
          passCookies(await knock(desk, { request, method: 'POST', path, body }), response)
          response.redirect(303, hrefOf(HERE, langOf(request)))
        },
        (bad) => show(request, response, person, bad),
      ),
    ),
  )
  router.post(
    '/account/sign-out',
    forPerson(async (request, response, { personId, sessionId }) => {
      const everywhere = formText(request, 'everywhere') === 'yes'
      await endSessions(desk.pool, personId, everywhere ? {} : { only: sessionId })
      response.append('Set-Cookie', endOfCookie(desk.publicUrl))
      response.redirect(303, hrefOf('/sign-in', langOf(request)))
    }),
  )
}

/** Shows the secret of a new authenticator app, as a picture and as text, and the backup codes, this once. */
async function offerFactor(desk: SignInDesk, request: Request, response: Response): Promise<void> {
  const lang = langOf(request)
  const body = { password: formText(request, 'password') }
  const answered = await knock(desk, { request, method: 'POST', path: '/two-factor/enable', body })
  const { totpURI, backupCodes } = (await answered.json()) as { totpURI: string; backupCodes: string[] }
  const picture = await toDataURL(totpURI, { margin: 2, width: 416 })
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  const html = `<p>${WORDS.scan[lang]}</p><img class="qr" src="${picture}" alt="QR"><p class="soft"><code>${escapeHtml(secret)}</code></p>
<form method="post" action="${hrefOf(`${HERE}/factor/verify`, lang)}">
${field(lang, WORDS.code, { name: 'code', complete: 'one-time-code', extra: 'inputmode="numeric" pattern="[0-9 ]*"' })}
<button>${WORDS.continue[lang]}</button></form>
<h2>${lang === 'th' ? 'รหัสสำรอง' : 'Backup codes'}</h2><p>${WORDS.backup[lang]}</p><div class="code">${backupCodes.map((code) => `<span>${escapeHtml(code)}</span>`).join('')}</div>`
  const otherHref = hrefOf(HERE, lang === 'th' ? 'en' : 'th')
  response.send(pageHtml({ lang, title: WORDS.addFactor, body: html, otherHref }))
}
