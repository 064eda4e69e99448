import { createHash } from 'node:crypto'
import { escapeHtml } from '../../../templates/mails/clean.js'
import type { Both } from '../../../templates/mails/facts.js'
import { STYLE } from './style.js'

/** The language that a page is read in. */
export type Lang = 'th' | 'en'

/** What stands on a page; `body` is HTML, made of escaped parts. */
export type Page = {
  readonly lang: Lang
  readonly title: Both
  readonly body: string
  /** The same page in the other language. */
  readonly otherHref: string
  readonly isWide?: boolean
  /** The address of the page's own script. */
  readonly script?: string
  /** A sign above the title: what was asked is so, or is not. */
  readonly sign?: 'yes' | 'no'
}

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')
const MARK = `<svg viewBox="0 0 40 40" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"><path d="M34 20a14 14 0 1 1-5-10.7"/><path d="M30 3v7h-7"/><path d="M13 16h14v10H13z"/><path d="m13 16 7 6 7-6"/></svg>`

/** The policy of these pages: own style by its hash, the typeface of the screens, own script, forms to here and to the providers' first page. */
export function pagePolicy(providerOrigins: readonly string[]): string {
  return [
    `default-src 'none'`,
    `style-src 'self' 'sha256-${STYLE_HASH}'`,
    `font-src 'self'`,
    `script-src 'self'`,
    `connect-src 'self'`,
    'img-src data:',
    `form-action ${["'self'", ...providerOrigins].join(' ')}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** One whole page. */
export function pageHtml({ lang, title, body, otherHref, isWide, script, sign }: Page): string {
  const other = lang === 'th' ? 'English' : 'ภาษาไทย'
  const otherLang = lang === 'th' ? 'en' : 'th'
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
<title>${escapeHtml(title[lang])} – Wian</title><link rel="stylesheet" href="/assets/typeface.css"><style>${STYLE}</style>${script === undefined ? '' : `<script src="${script}" type="module"></script>`}</head><body>
<header>${MARK}<span>${lang === 'th' ? 'เวียน' : 'Wian'}</span></header>
<main${isWide ? ' class="wide"' : ''}>${sign === undefined ? '' : `<div class="sign ${sign}" aria-hidden="true">${sign === 'yes' ? '✓' : '✕'}</div>`}<h1>${escapeHtml(title[lang])}</h1>${body}</main>
<footer><a href="${escapeHtml(otherHref)}" hreflang="${otherLang}" lang="${otherLang}">${other}</a></footer>
</body></html>`
}

/** A field of a form, with its label. */
export function field(
  lang: Lang,
  label: Both,
  { name, type = 'text', value = '', complete, extra = '' }: FieldOptions,
): string {
  const given = value === '' ? '' : ` value="${escapeHtml(value)}"`
  return `<label for="${name}">${escapeHtml(label[lang])}</label><input id="${name}" name="${name}" type="${type}" autocomplete="${complete}" required${given}${extra === '' ? '' : ` ${extra}`}>`
}

type FieldOptions = {
  readonly name: string
  readonly type?: 'text' | 'email' | 'password'
  readonly value?: string
  readonly complete: string
  /** Further attributes, fixed words only. */
  readonly extra?: string
}

/** A moment as it is said here, in Thai time. */
export function moment(lang: Lang, at: string | Date): string {
  return new Intl.DateTimeFormat(lang === 'th' ? 'th-TH' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Bangkok',
  }).format(new Date(at))
}

/** A hidden value of a form. */
export function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`
}

/** What went wrong or well, above a form. */
export function notice(lang: Lang, words: Both | undefined, kind: 'bad' | 'good' = 'bad'): string {
  return words
    ? `<p class="${kind}" role="${kind === 'bad' ? 'alert' : 'status'}">${escapeHtml(words[lang])}</p>`
    : ''
}
