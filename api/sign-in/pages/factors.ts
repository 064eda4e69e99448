import type { Request, Response, Router } from 'express'
import { toDataURL } from 'qrcode'
import { hasSecondFactor, listPasskeys, noteInJournal, removePasskey } from '../../../db/accounts.js'
import { inTransaction } from '../../../db/pool.js'
import { escapeHtml } from '../../../templates/mails/clean.js'
import type { Both } from '../../../templates/mails/facts.js'
import { problem } from '../../problems.js'
import { refused } from '../../refusals.js'
import type { Person } from '../contract.js'
import type { SignInDesk } from '../desk.js'
import { knock } from '../knock.js'
import { passCookies } from './entry.js'
import { field, hidden, moment, pageHtml, type Lang } from './layout.js'
import { formText, hrefOf, langOf } from './page-request.js'
import { WORDS } from './words.js'

const HERE = '/sign-in/account'

/** Runs what a form of the account's page asks for; what is refused is said on that page. */
export type OnForm = (
  work: (request: Request, response: Response, person: Person) => Promise<void>,
) => (request: Request, response: Response) => Promise<void>

/** The part of the account's page on which second factors and passkeys are added and taken away. */
export async function factorsHtml({ pool }: SignInDesk, personId: string, lang: Lang): Promise<string> {
  const isOn = await hasSecondFactor(pool, personId)
  const app = `<p class="${isOn ? 'good' : 'soft'}">${(isOn ? WORDS.factorOn : WORDS.factorOff)[lang]}</p>
<form method="post" action="${hrefOf(`${HERE}/factor${isOn ? '/remove' : ''}`, lang)}">
${field(lang, WORDS.password, { name: 'password', type: 'password', complete: 'current-password' })}
<button class="quiet">${(isOn ? WORDS.removeFactor : WORDS.addFactor)[lang]}</button></form>`
  return `<h2>${WORDS.factors[lang]}</h2>${app}
<button class="quiet" type="button" hidden data-passkey="add" data-next="${hrefOf(HERE, lang)}">${WORDS.addPasskey[lang]}</button><p class="bad" role="alert" hidden>${WORDS.passkeyFailed[lang]}</p>
${passkeysHtml(await listPasskeys(pool, personId), lang)}`
}

function passkeysHtml(passkeys: Awaited<ReturnType<typeof listPasskeys>>, lang: Lang): string {
  if (passkeys.length === 0) return ''
  const items = passkeys.map(({ passkeyId, name, createdAt }) => {
    const what = escapeHtml([name, createdAt && moment(lang, createdAt)].filter(Boolean).join(' · '))
    return `<li><span>${what}</span><form method="post" action="${hrefOf(`${HERE}/passkey/remove`, lang)}">${hidden('passkeyId', passkeyId)}<button class="quiet small" aria-label="${WORDS.removePasskey[lang]} ${what}">${WORDS.removePasskey[lang]}</button></form></li>`
  })
  return `<h3>${WORDS.passkeys[lang]}</h3><ul class="rows">${items.join('')}</ul>`
}

/** What the forms of that part lead to. */
export function mountFactors(router: Router, desk: SignInDesk, onForm: OnForm): void {
  const back = (request: Request, response: Response, done?: keyof typeof DONE) =>
    response.redirect(303, hrefOf(HERE, langOf(request), { done }))
  router.post(
    '/account/factor',
    onForm((request, response) => offerFactor(desk, request, response)),
  )
  router.post(
    '/account/factor/verify',
    onForm(async (request, response) => {
      const body = { code: formText(request, 'code').replaceAll(/\s/g, '') }
      const path = '/two-factor/verify-totp'
      passCookies(await knock(desk, { request, method: 'POST', path, body }), response)
      back(request, response)
    }),
  )
  router.post(
    '/account/factor/remove',
    onForm(async (request, response, { personId }) => {
      const body = { password: formText(request, 'password') }
      const path = '/two-factor/disable'
      passCookies(await knock(desk, { request, method: 'POST', path, body }), response)
      await noteInJournal(desk.pool, [{ what: 'secondFactorRemoved', personId, byPerson: personId }])
      back(request, response, 'factorRemoved')
    }),
  )
  router.post(
    '/account/passkey/remove',
    onForm(async (request, response, { personId, isFresh }) => {
      if (!isFresh) throw problem('FRESH_SIGN_IN_NEEDED')
      await inTransaction(desk.pool, async (tx) => {
        const passkeyId = formText(request, 'passkeyId')
        if (!(await removePasskey(tx, { personId, passkeyId }))) throw refused('NOT_FOUND')
        await noteInJournal(tx, [{ what: 'passkeyRemoved', personId, byPerson: personId }])
      })
      back(request, response, 'passkeyRemoved')
    }),
  )
}

/** What the page says was done, by the word in its address. */
export const DONE = {
  factorRemoved: WORDS.factorRemoved,
  passkeyRemoved: WORDS.passkeyRemoved,
  password: WORDS.passwordChanged,
} as const satisfies Record<string, Both>

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
<h2>${WORDS.backupCodes[lang]}</h2><p>${WORDS.backup[lang]}</p><div class="code">${backupCodes.map((code) => `<span>${escapeHtml(code)}</span>`).join('')}</div>`
  const otherHref = hrefOf(HERE, lang === 'th' ? 'en' : 'th')
  response.send(pageHtml({ lang, title: WORDS.addFactor, body: html, otherHref }))
}
