import { isSecret } from '../../domain/secrecy.js'
import { dayOf } from '../../domain/time.js'
import { dayInEnglish } from '../../domain/days-in-words.js'
import { lastMinute, shortDate } from '../dates.js'
import { oneLine, shortened } from './clean.js'
import type { MailContent, MailFacts, MailFrame, MailLanguage } from './facts.js'
import { html } from './html.js'
import { footOf, greetingOf, plainText } from './text.js'
import { contentOf, numberOf } from './wording.js'

/** A mail ready to be sent. The subject is one line; nothing in it is HTML. */
export type Mail = { readonly subject: string; readonly text: string; readonly html: string }

// Phones show about 60 characters; servers fold what is longer, but nobody reads it.
const MOST_SUBJECT = 160

function subjectOf(content: MailContent, facts: MailFacts, lang: MailLanguage): string {
  const { circular } = facts
  const due = dayOf(lastMinute(circular.dueAt))
  const until = lang === 'th' ? `ภายใน ${shortDate(due)}` : `by ${dayInEnglish(due)}`
  const secret = isSecret(circular.secrecy)
  const isAsking = !secret && (facts.kind === 'issue' || facts.kind === 'reminder')
  const parts = [
    circular.rehearsal ? (lang === 'th' ? '[ตัวอย่าง]' : '[SAMPLE]') : '',
    circular.urgency ? `[${circular.urgency}]` : '',
    `${content.heading[lang]}:`,
    numberOf(circular),
    isAsking ? `(${until})` : '',
    secret ? '' : circular.subject,
  ]
  return shortened(oneLine(parts.filter((part) => part !== '').join(' ')), MOST_SUBJECT)
}

/**
 * The mail of an event: subject with urgency and number, plain text and HTML, Thai first and English beside it (or the
 * other way round). Values of persons are escaped, and can add no header line.
 */
export function renderMail(facts: MailFacts): Mail {
  const lang = facts.lang ?? 'th'
  const content = contentOf(facts)
  return {
    subject: subjectOf(content, facts, lang),
    text: plainText(content, frameOf(facts), lang),
    html: html(content, frameOf(facts), lang),
  }
}

function frameOf(facts: MailFacts): MailFrame {
  const { circular, taskUrl, letterUrl } = facts
  return {
    greeting: greetingOf(facts),
    foot: footOf(facts),
    taskUrl,
    rehearsal: circular.rehearsal ?? false,
    ...(letterUrl === undefined ? {} : { letterUrl }),
    ...(circular.urgency ? { urgency: circular.urgency } : {}),
  }
}
