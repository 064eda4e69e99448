import { z } from 'zod'
import { assertNever } from '../../domain/case.js'
import type { Document } from '../../typesetting/model.js'
import type { FileProblem, Finding } from '../yaml/problem.js'
import { readYaml } from '../yaml/read.js'
import { certificateDocument, certificateShape } from './certificate.js'
import { decisionDocument, decisionShape } from './decision.js'
import { externalDocument, externalShape } from './external.js'
import { exemptionRegisterDocument, exemptionRegisterShape } from './exemption-register.js'
import type { Surroundings } from './file.js'
import { memoDocument, memoShape } from './memo.js'
import { agendaDocument, agendaShape } from './meeting/agenda.js'
import { attendanceDocument, attendanceShape } from './meeting/attendance.js'
import { minutesDocument, minutesShape } from './meeting/minutes.js'
import { noticeDocument, noticeShape } from './meeting/notice.js'
import { resolutionRegisterDocument, resolutionRegisterShape } from './meeting/register.js'
import { resolutionDocument, resolutionShape } from './meeting/resolution.js'
import { announcementDocument, announcementShape, orderDocument, orderShape } from './order.js'
import { receiptDocument, receiptShape } from './receipt.js'
import { reportDocument, reportShape } from './report-file.js'
import { salutationFor } from './salutation.js'
import { stampedDocument, stampedShape } from './stamped.js'

const letterShape = z.discriminatedUnion('kind', [
  externalShape,
  memoShape,
  stampedShape,
  orderShape,
  announcementShape,
  minutesShape,
  certificateShape,
  decisionShape,
  receiptShape,
  reportShape,
  noticeShape,
  agendaShape,
  attendanceShape,
  resolutionShape,
  resolutionRegisterShape,
  exemptionRegisterShape,
])

/** The fields of any letter, by `kind`. */
export type LetterFields = z.infer<typeof letterShape>

/** What was read: the fields, or everything that is wrong with the file. Never both. */
export type LoadedLetter =
  | { readonly letter: LetterFields; readonly problems: readonly [] }
  | { readonly letter: undefined; readonly problems: readonly FileProblem[] }

/** Reads the YAML of a letter of any kind; a bad file comes back as problems with line, column and reason. */
export function loadLetter(text: string, fileName: string): LoadedLetter {
  const read = readYaml<LetterFields>({
    text,
    file: fileName,
    shape: letterShape,
    check,
  })
  return read.value ? { letter: read.value, problems: [] } : { letter: undefined, problems: read.problems }
}

function check(letter: LetterFields): Finding[] {
  if (!('to' in letter) || typeof letter.to === 'string') return []
  const { name, opening, closing } = letter.to
  if (salutationFor(name) || (opening !== undefined && closing !== undefined)) return []
  const th = 'คำขึ้นต้นและคำลงท้ายถึงพระบรมวงศานุวงศ์และสมเด็จพระสังฆราชต้องระบุเอง (opening, closing)'
  const en = 'the forms for royal persons and the Supreme Patriarch must be given: opening, closing'
  return [{ path: ['to', 'name'], th, en }]
}

/** The letter as a document for the typesetter. */
export function letterDocument(letter: LetterFields, around: Surroundings): Document {
  switch (letter.kind) {
    case 'external':
      return externalDocument(letter, around)
    case 'memo':
      return memoDocument(letter, around)
    case 'stamped':
      return stampedDocument(letter, around)
    case 'order':
      return orderDocument(letter, around)
    case 'announcement':
      return announcementDocument(letter, around)
    case 'minutes':
      return minutesDocument(letter, around)
    case 'certificate':
      return certificateDocument(letter, around)
    case 'decision':
      return decisionDocument(letter, around)
    case 'receipt':
      return receiptDocument(letter, around)
    case 'report':
      return reportDocument(letter, around)
    case 'notice':
      return noticeDocument(letter, around)
    case 'agenda':
      return agendaDocument(letter, around)
    case 'attendance':
      return attendanceDocument(letter, around)
    case 'resolution':
      return resolutionDocument(letter, around)
    case 'resolution-register':
      return resolutionRegisterDocument(letter, around)
    case 'exemption-register':
      return exemptionRegisterDocument(letter, around)
    default:
      return assertNever(letter)
  }
}
