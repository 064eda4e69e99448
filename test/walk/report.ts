import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where pictures and the report lie. */
export const folder = join(process.env['WIAN_HOME'] ?? '.wian', 'walk')

/** Something that is not well: where, as whom, in which look, after what was pressed, and what. */
export type Finding = {
  readonly path: string
  readonly who: string
  readonly look: string
  readonly pressed?: string
  readonly what: string
}

/** What the walk came to. */
export type Walked = {
  readonly screens: number
  readonly openings: number
  readonly findings: readonly Finding[]
}

/** Writes it down for people and for machines: report.md, report.json. The same thing found in several looks is one line. */
export async function writeReport(walked: Walked): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'report.json'), JSON.stringify(walked, null, 2))
  const { screens, openings, findings } = walked
  const head = `# The walk\n\n${screens} views of screens, ${openings} dialogs, menus and tabs opened, ${findings.length} findings.\n`
  await writeFile(join(folder, 'report.md'), [head, ...linesOf(findings), ''].join('\n'))
}

function linesOf(findings: readonly Finding[]): string[] {
  const looks = new Map<string, string[]>()
  for (const { path, who, look, pressed, what } of findings) {
    const line = `- ${path} (${who})${pressed ? `, “${pressed}”` : ''}: ${what.replace(/\s+/g, ' ').slice(0, 600)}`
    looks.set(line, [...(looks.get(line) ?? []), look])
  }
  return [...looks].map(([line, seen]) => `${line} [${seen.join(', ')}]`)
}

/** The folder of the pictures, without those of these looks. */
export async function clearPictures(looks: string): Promise<string> {
  const pictures = join(folder, 'pictures')
  await mkdir(pictures, { recursive: true })
  const old = (await readdir(pictures)).filter((name) => name.includes(looks))
  await Promise.all(old.map((name) => rm(join(pictures, name))))
  return pictures
}
