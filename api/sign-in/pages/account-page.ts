import { passwordOf } from '../../../db/accounts.js'
import { loadPerson } from '../../../db/assignments.js'
import { withOfficeNames } from '../../../db/directory.js'
import { listSessions } from '../../../db/sessions.js'
import type { Assignment } from '../../../domain/assignment.js'
import { isRefusal } from '../../../domain/refusals.js'
import { escapeHtml } from '../../../templates/mails/clean.js'
import type { Both } from '../../../templates/mails/facts.js'
import { SESSION_SECONDS } from '../auth.js'
import type { Person } from '../contract.js'
import type { SignInDesk } from '../desk.js'
import { DONE, factorsHtml } from './factors.js'
import { field, hidden, moment, notice, pageHtml, type Lang } from './layout.js'
import { PASSKEY_SCRIPT_PATH } from './passkey-script.js'
import { hrefOf } from './page-request.js'
import { CAPACITY_WORDS, ROLE_WORDS, WORDS } from './words.js'

const HERE = '/sign-in/account'

type Named = Assignment & { readonly officeTh: string; readonly officeEn: string }

/** In which language, and what is said above: what was refused, or the word of what was done. */
type Said = { readonly lang: Lang; readonly bad?: Both | undefined; readonly done?: string }

/** The page itself: who it is, assignment, second factor, passkeys, password, sessions. */
export async function accountPage(
  desk: SignInDesk,
  person: Person,
  { lang, bad, done = '' }: Said,
): Promise<string> {
  const known = await loadPerson(desk.pool, person.personId)
  const name = lang === 'en' && known?.nameEn ? known.nameEn : (known?.nameTh ?? '')
  const assignments = await withOfficeNames(desk.pool, person.assignments)
  const body = `<p class="soft">${escapeHtml(name)} · ${escapeHtml(known?.email ?? '')}</p>${notice(lang, bad)}${bad ? '' : notice(lang, Object.entries(DONE).find(([word]) => word === done)?.[1], 'good')}
${assignmentsHtml({ ...person, assignments }, lang)}
${await factorsHtml(desk, person.personId, lang)}${(await passwordOf(desk.pool, person.personId)) === undefined ? '' : passwordHtml(lang)}
<h2>${WORDS.sessions[lang]}</h2>${await sessionsHtml(desk, person, lang)}
<form method="post" action="${hrefOf(`${HERE}/sign-out`, lang)}"><button>${WORDS.signOut[lang]}</button></form>
<form method="post" action="${hrefOf(`${HERE}/sign-out`, lang)}">${hidden('everywhere', 'yes')}<button class="quiet">${WORDS.signOutEverywhere[lang]}</button></form>
<p class="links"><a href="/">${WORDS.toHome[lang]}</a></p>`
  const otherHref = hrefOf(HERE, lang === 'th' ? 'en' : 'th')
  return pageHtml({ lang, title: WORDS.account, body, otherHref, isWide: true, script: PASSKEY_SCRIPT_PATH })
}

function assignmentsHtml(
  { assignments, chosen }: Pick<Person, 'chosen'> & { readonly assignments: readonly Named[] },
  lang: Lang,
): string {
  if (assignments.length === 0) return notice(lang, WORDS.noAssignment)
  const chosenId = isRefusal(chosen) ? undefined : chosen.assignmentId
  const rows = assignments.map(
    (one) =>
      `<label class="choice"><input type="radio" name="assignmentId" value="${escapeHtml(one.assignmentId)}"${one.assignmentId === chosenId ? ' checked' : ''}><span>${escapeHtml(assignmentWords(one, lang))}</span></label>`,
  )
  const button = assignments.length > 1 ? `<button class="quiet">${WORDS.choose[lang]}</button>` : ''
  return `<h2>${WORDS.assignment[lang]}</h2><form method="post" action="${hrefOf(`${HERE}/assignment`, lang)}">${rows.join('')}${button}</form>`
}

function assignmentWords({ role, capacity, orderNo, ...office }: Named, lang: Lang): string {
  const parts = [
    ROLE_WORDS[role][lang],
    (lang === 'en' && office.officeEn) || office.officeTh,
    capacity === 'holder' ? '' : CAPACITY_WORDS[capacity][lang],
  ]
  return [...parts, orderNo ?? ''].filter((part) => part !== '').join(' · ')
}

/** Folded, as it is seldom wanted; who comes in by a provider or a passkey alone has none to change. */
function passwordHtml(lang: Lang): string {
  return `<details><summary>${WORDS.changePassword[lang]}</summary><form method="post" action="${hrefOf(`${HERE}/password`, lang)}">
${field(lang, WORDS.oldPassword, { name: 'old', type: 'password', complete: 'current-password' })}
${field(lang, WORDS.newPassword, { name: 'wanted', type: 'password', complete: 'new-password', extra: 'minlength="12"' })}<p class="soft">${WORDS.passwordRule[lang]}</p>
<button class="quiet">${WORDS.changePassword[lang]}</button></form></details>`
}

async function sessionsHtml(desk: SignInDesk, person: Person, lang: Lang): Promise<string> {
  const rows = await listSessions(desk.pool, person.personId, SESSION_SECONDS)
  const items = rows.map(({ sessionId, userAgent, seenAt, address }) => {
    const mark = sessionId === person.sessionId ? ` <b>(${WORDS.thisOne[lang]})</b>` : ''
    const where = escapeHtml([browserOf(userAgent), address ?? ''].filter(Boolean).join(' · '))
    return `<li><span>${where}${mark}</span><span class="soft">${escapeHtml(moment(lang, seenAt))}</span></li>`
  })
  return `<ul class="rows">${items.join('')}</ul>`
}

/** A browser's name out of its long self-description; good enough for a person to know it again. */
function browserOf(userAgent: string | null): string {
  const found = /(Edg|OPR|Firefox|Chrome|Safari)\/(\d+)/.exec(userAgent ?? '')
  return found ? `${found[1]} ${found[2]}` : (userAgent ?? '').slice(0, 40) || '–'
}
