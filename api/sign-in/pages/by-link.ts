import type { Request, Router } from 'express'
import { z } from 'zod'
import { text, textOrNone } from '../../schemas/common.js'
import { findLink } from '../../../db/links.js'
import type { Both } from '../../../templates/mails/facts.js'
import { problem } from '../../problems.js'
import { makeFirstAdministrator, setPasswordByLink } from '../accounts.js'
import type { SignInDesk } from '../desk.js'
import { startRecovery } from '../recovery.js'
import { field, hidden, notice, pageHtml } from './layout.js'
import { formText, hrefOf, langOf, orShow, queryText, refuseForeignForm } from './page-request.js'
import { WORDS } from './words.js'

const PASSWORD = {
  name: 'password',
  type: 'password',
  complete: 'new-password',
  extra: 'minlength="12"',
} as const

/**
 * The pages behind one-time links, and the one that asks for such a link. Opening a page uses nothing up: mail scanners
 * follow links too.
 */
export function mountByLink(router: Router, desk: SignInDesk): void {
  mountRecovery(router, desk)
  mountNewPassword(router, desk)
  mountSetUp(router, desk)
}

function mountRecovery(router: Router, desk: SignInDesk): void {
  router.get('/recover', (request, response) => void response.send(recoverPage(request)))
  router.post('/recover', async (request, response) => {
    refuseForeignForm(request)
    const email = z.email().max(254).safeParse(formText(request, 'email').trim())
    const start = async (): Promise<void> => {
      if (email.success) await startRecovery(desk, email.data, request.ip ?? '')
      response.send(recoverPage(request, { good: WORDS.linkSent }))
    }
    await orShow(response, start, (bad) => void response.send(recoverPage(request, { bad })))
  })
}

function recoverPage(request: Request, { bad, good }: { bad?: Both; good?: Both } = {}): string {
  const lang = langOf(request)
  const body = `<p class="soft">${WORDS.recoverHelp[lang]}</p>${notice(lang, bad)}${notice(lang, good, 'good')}
<form method="post" action="${hrefOf('/sign-in/recover', lang)}">
${field(lang, WORDS.email, { name: 'email', type: 'email', complete: 'username' })}
<button>${WORDS.sendLink[lang]}</button></form>
<p class="links"><a href="${hrefOf('/sign-in', lang)}">${WORDS.signIn[lang]}</a></p>`
  const otherHref = hrefOf('/sign-in/recover', lang === 'th' ? 'en' : 'th')
  return pageHtml({ lang, title: WORDS.recover, body, otherHref })
}

function mountNewPassword(router: Router, desk: SignInDesk): void {
  router.get('/new-password', async (request, response) => {
    const link = await findLink(desk.pool, queryText(request, 'token'))
    const isGood = link !== undefined && link.purpose !== 'setUp'
    if (!isGood) response.status(410)
    response.send(isGood ? newPasswordPage(request) : spentPage(request, WORDS.setPassword))
  })
  router.post('/new-password', async (request, response) => {
    refuseForeignForm(request)
    const set = async (): Promise<void> => {
      await setPasswordByLink(desk, {
        token: formText(request, 'token'),
        password: formText(request, 'password'),
      })
      response.redirect(303, hrefOf('/sign-in', langOf(request), { done: 'password' }))
    }
    await orShow(response, set, (bad) => void response.send(newPasswordPage(request, bad)))
  })
}

/** Behind a link that leads nowhere any more: nothing to fill in, and how to get another. */
function spentPage(request: Request, title: Both): string {
  const lang = langOf(request)
  const body = `${notice(lang, problem('LINK_SPENT'))}
<p class="links"><a href="${hrefOf('/sign-in/recover', lang)}">${WORDS.forgotten[lang]}</a> · <a href="${hrefOf('/sign-in', lang)}">${WORDS.signIn[lang]}</a></p>`
  const otherHref = hrefOf(request.baseUrl + request.path, lang === 'th' ? 'en' : 'th')
  return pageHtml({ lang, title, body, otherHref })
}

/** The token of the link, from the address at first, from the form when it comes back with a mistake. */
const tokenOf = (request: Request): string => queryText(request, 'token') || formText(request, 'token')

function newPasswordPage(request: Request, bad?: Both): string {
  const [lang, token] = [langOf(request), tokenOf(request)]
  const body = `${notice(lang, bad)}
<form method="post" action="${hrefOf('/sign-in/new-password', lang)}">${hidden('token', token)}
${field(lang, WORDS.newPassword, PASSWORD)}<p class="soft">${WORDS.passwordRule[lang]}</p>
<button>${WORDS.setPassword[lang]}</button></form>`
  const otherHref = hrefOf('/sign-in/new-password', lang === 'th' ? 'en' : 'th', { token })
  return pageHtml({ lang, title: WORDS.setPassword, body, otherHref })
}

function mountSetUp(router: Router, desk: SignInDesk): void {
  router.get('/set-up', async (request, response) => {
    const link = await findLink(desk.pool, queryText(request, 'token'))
    const isGood = link?.purpose === 'setUp'
    if (!isGood) response.status(410)
    response.send(isGood ? setUpPage(request) : spentPage(request, WORDS.setUp))
  })
  router.post('/set-up', async (request, response) => {
    refuseForeignForm(request)
    const make = async (): Promise<void> => {
      await makeFirstAdministrator(desk, readAdministrator(request))
      response.redirect(303, hrefOf('/sign-in', langOf(request), { done: 'password' }))
    }
    await orShow(response, make, (bad) => void response.send(setUpPage(request, bad)))
  })
}

const administrator = z.object({
  token: z.string().min(1),
  nameTh: text(200),
  nameEn: textOrNone(200),
  email: z.email().max(254),
  password: z.string().min(1),
})

function readAdministrator(request: Request): z.infer<typeof administrator> {
  const read = administrator.safeParse({
    token: formText(request, 'token'),
    nameTh: formText(request, 'nameTh'),
    nameEn: formText(request, 'nameEn'),
    email: formText(request, 'email').trim(),
    password: formText(request, 'password'),
  })
  if (!read.success) throw problem('INPUT_INVALID')
  return read.data
}

function setUpPage(request: Request, bad?: Both): string {
  const [lang, token] = [langOf(request), tokenOf(request)]
  const typed = (name: string) => ({ name, value: formText(request, name) })
  const body = `<p class="soft">${WORDS.setUpHelp[lang]}</p>${notice(lang, bad)}
<form method="post" action="${hrefOf('/sign-in/set-up', lang)}">${hidden('token', token)}
${field(lang, WORDS.nameTh, { ...typed('nameTh'), complete: 'name' })}
${field(lang, WORDS.nameEn, { ...typed('nameEn'), complete: 'off' }).replace(' required', '')}
${field(lang, WORDS.email, { ...typed('email'), type: 'email', complete: 'username' })}
${field(lang, WORDS.password, PASSWORD)}<p class="soft">${WORDS.passwordRule[lang]}</p>
<button>${WORDS.make[lang]}</button></form>`
  const otherHref = hrefOf('/sign-in/set-up', lang === 'th' ? 'en' : 'th', { token })
  return pageHtml({ lang, title: WORDS.setUp, body, otherHref })
}
