import type { GenuineFile } from '../../db/issued.js'
import { dayInEnglish, dayInThai } from '../../domain/days-in-words.js'
import { dayOf, type Day } from '../../domain/time.js'
import { escapeHtml } from '../../templates/mails/clean.js'
import type { Both } from '../../templates/mails/facts.js'
import { pageHtml, type Lang } from '../sign-in/pages/layout.js'
import { hrefOf } from '../sign-in/pages/page-request.js'
import { WORDS } from './words.js'

/** Where the script of the first page is. */
export const FILE_SCRIPT_PATH = '/v/file.js'

/** The page behind a letter's QR code, made for a stranger's phone: without a script, in the reader's language. */
export function verifyPage(found: GenuineFile | undefined, asked: string, lang: Lang): string {
  const [title, help] = saidOf(found)
  const isGood = found !== undefined && !found.withdrawn
  const other = lang === 'th' ? 'en' : 'th'
  const body = `<p class="soft" lang="${other}">${title[other]}</p>
<p class="${isGood ? 'good' : 'bad'}">${help[lang]}</p>
${found ? factsOf(found, lang) : ''}
<a class="button quiet" href="${escapeHtml(hrefOf('/v', lang))}">${WORDS.another[lang]}</a>`
  const otherHref = hrefOf(`/v/${encodeURIComponent(asked)}`, other)
  return pageHtml({ lang, title, body, otherHref, sign: isGood ? 'yes' : 'no' })
}

function saidOf(found: GenuineFile | undefined): readonly [title: Both, help: Both] {
  if (!found) return [WORDS.unknown, WORDS.unknownHelp]
  if (!found.withdrawn) return [WORDS.genuine, WORDS.genuineHelp]
  return [WORDS.withdrawn, found.revokedBy ? WORDS.revokedHelp : WORDS.withdrawnHelp]
}

/** The page on which one types a code, or chooses a file that is never sent. */
export function checkPage(lang: Lang): string {
  const body = `<p class="soft">${WORDS.checkHelp[lang]}</p>
<form action="/v"><input type="hidden" name="lang" value="${lang}">
<label for="code">${WORDS.code[lang]}</label><input id="code" name="code" required maxlength="120" autocomplete="off" autocapitalize="none" spellcheck="false">
<button>${WORDS.checkCode[lang]}</button></form>
<div id="file-part" hidden><p class="or">${WORDS.or[lang]}</p>
<label for="file">${WORDS.file[lang]}</label><input id="file" type="file" accept="application/pdf" aria-describedby="file-help">
<p id="file-help" class="soft">${WORDS.fileHelp[lang]}</p><p id="told" role="status" data-busy="${WORDS.busy[lang]}"></p></div>`
  const otherHref = hrefOf('/v', lang === 'th' ? 'en' : 'th')
  return pageHtml({ lang, title: WORDS.check, body, otherHref, script: FILE_SCRIPT_PATH })
}

function factsOf({ number, issuedAt, sha256, revokedBy }: GenuineFile, lang: Lang): string {
  const day = issuedAt === null ? undefined : dayOf(issuedAt)
  const facts = [
    number === null ? '' : fact(WORDS.number[lang], escapeHtml(number)),
    day === undefined ? '' : fact(WORDS.issuedOn[lang], inWords(day, lang)),
    revokedBy === undefined ? '' : revocation(revokedBy, lang),
    fact(WORDS.hash[lang], `<code>${sha256}</code>`),
  ]
  return `<dl>${facts.join('')}</dl><p class="soft">${WORDS.compare[lang]}</p>`
}

function revocation({ number, code, from }: NonNullable<GenuineFile['revokedBy']>, lang: Lang): string {
  const named = escapeHtml(number)
  const link = code === null ? named : `<a href="${escapeHtml(hrefOf(`/v/${code}`, lang))}">${named}</a>`
  return fact(WORDS.revokedBy[lang], link) + fact(WORDS.revokedFrom[lang], inWords(from, lang))
}

function inWords(day: Day, lang: Lang): string {
  return lang === 'th' ? dayInThai(day) : dayInEnglish(day)
}

function fact(name: string, value: string): string {
  return `<dt>${name}</dt><dd>${value}</dd>`
}
