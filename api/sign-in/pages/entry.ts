import type { Request, Response, Router } from 'express'
import { escapeHtml } from '../../../templates/mails/clean.js'
import type { Both } from '../../../templates/mails/facts.js'
import type { SignInDesk } from '../desk.js'
import { knock } from '../knock.js'
import { field, notice, pageHtml } from './layout.js'
import { PASSKEY_SCRIPT_PATH } from './passkey-script.js'
import { formText, hrefOf, langOf, orShow, queryText, refuseForeignForm, returnOf } from './page-request.js'
import { WORDS } from './words.js'

/** The pages on which a person signs in: password, passkey or provider, and the second step. */
export function mountEntry(router: Router, desk: SignInDesk): void {
  router.get('/', (request, response) => void response.send(entryPage(desk, request)))
  router.post('/', async (request, response) => {
    refuseForeignForm(request)
    const email = formText(request, 'email')
    const signIn = async (): Promise<void> => {
      const body = { email, password: formText(request, 'password') }
      const answered = await knock(desk, { request, method: 'POST', path: '/sign-in/email', body })
      passCookies(answered, response)
      const { twoFactorRedirect } = (await answered.json()) as { twoFactorRedirect?: boolean }
      const next = returnOf(request)
      response.redirect(303, twoFactorRedirect ? hrefOf('/sign-in/code', langOf(request), { next }) : next)
    }
    await orShow(response, signIn, (bad) => void response.send(entryPage(desk, request, { bad, email })))
  })
  router.get('/code', (request, response) => void response.send(codePage(request)))
  router.post('/code', async (request, response) => {
    refuseForeignForm(request)
    const code = formText(request, 'code').replaceAll(/\s/g, '')
    const path = /^\d{6}$/.test(code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code'
    const verify = async (): Promise<void> => {
      passCookies(await knock(desk, { request, method: 'POST', path, body: { code } }), response)
      response.redirect(303, returnOf(request))
    }
    await orShow(response, verify, (bad) => void response.send(codePage(request, bad)))
  })
}

/** Hands the library's cookies on to the browser. */
export function passCookies(answered: globalThis.Response, response: Response): void {
  response.append('Set-Cookie', answered.headers.getSetCookie())
}

function entryPage(
  { issuers }: SignInDesk,
  request: Request,
  { bad, email = '' }: { bad?: Both; email?: string } = {},
): string {
  const lang = langOf(request)
  const next = returnOf(request)
  const problem = bad ?? problemOf(queryText(request, 'error'))
  const done = queryText(request, 'done') === 'password' ? WORDS.passwordSet : undefined
  const providers = issuers.map(
    ({ id, name }) =>
      `<form method="post" action="${escapeHtml(hrefOf(`/sign-in/oidc/${id}`, lang, { next }))}"><button class="quiet">${WORDS.byProvider[lang]} ${escapeHtml(name[lang])}</button></form>`,
  )
  const body = `${notice(lang, problem)}${notice(lang, done, 'good')}
<form method="post" action="${escapeHtml(hrefOf('/sign-in', lang, { next }))}">
${field(lang, WORDS.email, { name: 'email', type: 'email', value: email, complete: 'username' })}
${field(lang, WORDS.password, { name: 'password', type: 'password', complete: 'current-password' })}
<button>${WORDS.signIn[lang]}</button></form>
<p class="links"><a href="${hrefOf('/sign-in/recover', lang)}">${WORDS.forgotten[lang]}</a></p>
<p class="or">${WORDS.or[lang]}</p>
<button class="quiet" type="button" hidden data-passkey="signIn" data-next="${escapeHtml(next)}">${WORDS.byPasskey[lang]}</button><p class="bad" role="alert" hidden>${WORDS.passkeyFailed[lang]}</p>
${providers.join('\n')}`
  const otherHref = hrefOf('/sign-in', lang === 'th' ? 'en' : 'th', { next })
  return pageHtml({ lang, title: WORDS.signIn, body, otherHref, script: PASSKEY_SCRIPT_PATH })
}

function problemOf(error: string): Both | undefined {
  if (error === '') return undefined
  return error === 'away' ? WORDS.providerAway : WORDS.unknownToUs
}

function codePage(request: Request, bad?: Both): string {
  const [lang, next] = [langOf(request), returnOf(request)]
  const body = `<p class="soft">${WORDS.codeHelp[lang]}</p>${notice(lang, bad)}
<form method="post" action="${escapeHtml(hrefOf('/sign-in/code', lang, { next }))}">
${field(lang, WORDS.code, { name: 'code', complete: 'one-time-code', extra: 'inputmode="numeric" autofocus maxlength="40"' })}
<button>${WORDS.continue[lang]}</button></form>`
  const otherHref = hrefOf('/sign-in/code', lang === 'th' ? 'en' : 'th', { next })
  return pageHtml({ lang, title: WORDS.codeTitle, body, otherHref })
}
