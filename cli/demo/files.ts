import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PARTS } from './cast.js'
import { allMails, readMail } from '../stage/mailbox.js'
import { REVIEWER } from '../stage/persons.js'
import type { PlayOf } from '../stage/play.js'
import type { Words } from '../stage/view.js'

/** A file that the play leaves for people to look at; `name` is relative to the folder `out`. */
export type LeftFile = { readonly name: string; readonly about: Words }

type Letters = { readonly items: readonly { readonly officeCode: string; readonly kind: string }[] }

const REPORTS = ['pdf', 'xlsx', 'csv'] as const

/** Saves the report, a few letters of each kind and a few mails as files. Returns their names. */
export async function saveFiles(play: PlayOf): Promise<LeftFile[]> {
  await mkdir(play.outDir, { recursive: true })
  return [...(await saveReports(play)), ...(await saveLetters(play)), ...(await saveMails(play))]
}

async function saveReports(play: PlayOf): Promise<LeftFile[]> {
  const files: LeftFile[] = []
  for (const format of REPORTS) {
    const name = `report.${format}`
    await save(play, name, await play.as(REVIEWER).file(`/circulars/${play.circularId}/report/${format}`))
    files.push({
      name,
      about: { th: `รายงานสรุป ${format.toUpperCase()}`, en: `closing report, ${format.toUpperCase()}` },
    })
  }
  return files
}

async function saveLetters(play: PlayOf): Promise<LeftFile[]> {
  const { items } = await play.as(REVIEWER).get<Letters>(`/circulars/${play.circularId}/letters`)
  const wanted = [
    { kind: /^circular$/, codes: [PARTS.corrected, PARTS.moreTime, PARTS.added] },
    { kind: /^erratum-/, codes: [PARTS.corrected] },
    { kind: /^overdue-/, codes: [...PARTS.never] },
  ]
  const chosen = items.filter(({ officeCode, kind }) =>
    wanted.some((wish) => wish.kind.test(kind) && (wish.codes as string[]).includes(officeCode)),
  )
  return Promise.all(chosen.map((letter) => saveLetter(play, letter)))
}

async function saveLetter(
  play: PlayOf,
  { officeCode, kind }: { readonly officeCode: string; readonly kind: string },
): Promise<LeftFile> {
  const path = `/letters/${play.circularId}/${officeCode}/${kind}.pdf`
  const what = kind.replace(/^overdue-.*/, 'stamped-reminder')
  const name = `${what}-${officeCode}.pdf`
  await save(play, name, await play.as(REVIEWER).file(path))
  return { name, about: { th: `หนังสือถึง ${play.names.get(officeCode)}`, en: `letter to ${officeCode}` } }
}

async function saveMails(play: PlayOf): Promise<LeftFile[]> {
  const heads = await allMails(play)
  const corrected = heads.filter(({ to }) =>
    to.some((address) => address.includes(PARTS.corrected.toLowerCase())),
  )
  const never = heads.filter(({ to }) => to.some((address) => address.includes(PARTS.never[0].toLowerCase())))
  const files: LeftFile[] = []
  for (const { id, subject } of [...corrected, ...never].slice(0, 8)) {
    const { text, html, to } = await readMail(play, id)
    const name = `mail-${String(id).padStart(3, '0')}.html`
    await save(play, name, html || `<pre>${text}</pre>`)
    files.push({ name, about: { th: subject, en: to.join(', ') } })
  }
  return files
}

async function save({ outDir }: PlayOf, name: string, body: string | Buffer): Promise<void> {
  await writeFile(join(outDir, name), body)
}
