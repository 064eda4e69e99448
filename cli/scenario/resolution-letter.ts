import type { Actor } from '../../domain/case.js'
import type { MeetingDeeds } from '../stage/committee.js'
import { allMails } from '../stage/mailbox.js'
import { emailOf } from '../stage/people.js'
import type { Play } from '../stage/play.js'
import { check, missingIn, type Notes } from './scenario.js'

/** A letter that a resolution sends: from which item of which meeting, and what stands in it. */
export type SentLetter = {
  readonly meeting: MeetingDeeds
  readonly itemId: string
  readonly subject: string
  /** Who sent it, and who reads it in the office that is written to. */
  readonly secretary: Actor
  readonly reader: Actor
  readonly wanted: readonly string[]
  /** What its file is called among the documents. */
  readonly file: string
}

type Letter = {
  readonly letterId: string
  readonly caseId: string
  readonly number: number | null
  readonly officeCode: string
  readonly subject: string
  readonly origin: { readonly caseId: string; readonly itemId: string }
  readonly paper: { readonly sha256: string } | null
}
type Page<Item> = { readonly items: readonly Item[] }
type Register = Page<{
  readonly itemId: string
  readonly made: readonly { caseId: string; status: string }[]
}>

/** The office that is written to finds the letter, reads it, and sees which resolution it comes from; the register knows it. */
export async function checkLetter(play: Play, sent: SentLetter, notes: Notes): Promise<void> {
  const { expect } = notes
  const { meeting, itemId, subject, reader } = sent
  const { items } = await play.as(reader).get<Page<Letter>>('/resolution-letters')
  const found = items.find((one) => one.subject === subject)
  const letter = await play.as(reader).get<Letter>(`/resolution-letters/${found?.letterId}`)
  const seen = `${letter.officeCode}, ${letter.number !== null && letter.number > 0 ? 'numbered' : '–'}`
  expect(check('letter', 'หนังสือแจ้งมติ', 'the letter', `${reader.officeCode}, numbered`, seen))
  const origin = `${letter.origin.caseId} ${letter.origin.itemId}`
  const resolved = `meeting/${meeting.meetingId} ${itemId}`
  expect(check('letter to resolution', 'หนังสืออ้างมติ', 'the letter names its resolution', resolved, origin))
  await checkRegister(play, sent, letter.caseId, notes)
  await checkPaper(play, sent, letter, notes)
  const mails = (await allMails(play)).filter((mail) => mail.subject.includes(subject))
  const to = mails.some((mail) => mail.to.includes(emailOf(reader)))
  expect(check('letter mailed', 'อีเมลแจ้งหน่วยงาน', 'mailed to the office', true, to))
}

async function checkRegister(
  play: Play,
  { secretary, itemId }: SentLetter,
  caseId: string,
  { expect }: Notes,
): Promise<void> {
  const { items } = await play.as(secretary).get<Register>(`/resolutions?caseId=${caseId}`)
  const made = items.find((one) => one.itemId === itemId)?.made.find((one) => one.caseId === caseId)
  expect(check('resolution to letter', 'มติอ้างหนังสือ', 'the register names its letter', 'sent', made?.status))
}

async function checkPaper(play: Play, sent: SentLetter, letter: Letter, notes: Notes): Promise<void> {
  const bytes = await play.as(sent.reader).file(`/resolution-letters/${letter.letterId}/paper`)
  const text = await notes.keep({ kind: 'resolutionLetter', name: sent.file, bytes })
  const missing = missingIn(text, sent.wanted)
  notes.expect(check('letter printed', 'ข้อความในหนังสือแจ้งมติ', 'the letter on paper', [], missing))
  await checkGenuine(play, sent.reader, { name: 'letter genuine', sha256: letter.paper?.sha256 ?? '' }, notes)
}

/** Whoever holds a letter sees that it is genuine. */
export async function checkGenuine(
  play: Play,
  who: Actor,
  { name, sha256 }: { readonly name: string; readonly sha256: string },
  { expect }: Notes,
): Promise<void> {
  const { genuine } = await play.as(who).get<{ genuine: boolean }>(`/verify/${sha256}`)
  expect(check(name, 'หนังสือเป็นของแท้', 'the letter is genuine', true, genuine))
}
