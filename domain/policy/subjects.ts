import { circularCase, submissionCase } from '../case.js'
import type { Circular } from '../circular/case.js'
import { isSecret } from '../secrecy.js'
import type { Submission } from '../submission/case.js'
import type { Subject } from './rule.js'

/** What the policy needs to know of a circular. Who drafted, checked or signed it knows it anyway. */
export function subjectOfCircular({ circularId, owner, secrecy, ...circular }: Circular): Subject {
  const subject = { caseId: circularCase(circularId), ownerOffice: owner.officeCode }
  if (!isSecret(secrecy)) return subject
  const { authors = [], approval, named = [] } = circular
  const acted = [owner, ...authors, ...(approval?.decisions.map(({ by }) => by) ?? [])]
  return { ...subject, secrecy, named: distinct([...acted.map(({ personId }) => personId), ...named]) }
}

/** What the policy needs to know of an office's answer. Whoever is named at the issuer knows the answers too. */
export function subjectOfSubmission(submission: Submission, circular: Circular): Subject {
  const { circularId, officeCode, issuerCode, secrecy } = submission
  const subject = {
    caseId: submissionCase(circularId, officeCode),
    ownerOffice: issuerCode,
    addressees: [officeCode],
  }
  if (!isSecret(secrecy)) return subject
  const atIssuer = subjectOfCircular(circular).named ?? []
  return { ...subject, secrecy, named: distinct([...atIssuer, ...namedAtOffice(submission)]) }
}

/** The persons whom the addressed office itself has let know; to be assigned a matter is to be named. */
export function namedAtOffice({ secrecy, named = [], assignee }: Submission): readonly string[] {
  if (!isSecret(secrecy)) return []
  return distinct(assignee === undefined ? named : [...named, assignee])
}

/** Those of the persons who are not named yet, each once. */
export function newlyNamed(persons: readonly string[], named: readonly string[]): string[] {
  return distinct(persons).filter((person) => !named.includes(person))
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
