import { readFile } from 'node:fs/promises'
import { CliFailure, EXIT } from './exit.js'
import { print } from './output.js'
import { needYes, openSession, orExplain, type SessionOptions } from './session.js'

/** Options of the commands that bring in a file. */
export type ImportOptions = SessionOptions & { readonly dryRun?: boolean; readonly yes?: boolean }

type LineProblem = {
  readonly line: number
  readonly column?: string
  readonly severity?: string
  readonly th: string
  readonly en: string
}
type Looked = {
  readonly planSha256: string
  readonly canBeApplied: boolean
  readonly problems: readonly LineProblem[]
  readonly plan: Readonly<Record<string, unknown>>
}

/** Looks what the file would change, names every bad line, and does it only when there is none and `--yes` was said. */
export function importFile(
  path: string,
  file: string,
  options: ImportOptions & { readonly query: Readonly<Record<string, string>> },
): Promise<void> {
  return orExplain(async () => {
    const bytes = await readFile(file).catch(() => {
      throw new CliFailure(`${file}: ไม่พบแฟ้ม / there is no such file`, EXIT.notFound)
    })
    const api = await openSession()
    const send = (query: Record<string, string>) =>
      api.upload<Looked>(
        'POST',
        `${path}?${new URLSearchParams({ ...options.query, ...query }).toString()}`,
        {
          bytes,
          mediaType: 'text/csv',
        },
      )
    const looked = await send({ dryRun: 'true' })
    for (const { line, column, th, en } of looked.problems)
      console.error(`${file}:${line}${column ? ` ${column}` : ''}: ${th}\n  ${en}`)
    // What a broken file would do is no plan: it would close every office that could not be read.
    const rows = looked.canBeApplied ? rowsOf(looked.plan) : []
    if (looked.canBeApplied || options.output === 'json') print(options.output, { whole: looked, rows })
    if (!looked.canBeApplied)
      throw new CliFailure('แฟ้มนี้ใช้ไม่ได้ จึงไม่เปลี่ยนแปลงอะไร / the file will not do; nothing was changed')
    if (options.dryRun) return
    needYes(options.yes, { th: 'จะเปลี่ยนแปลงตามแผนข้างบน', en: 'This makes the changes above' })
    await send({ dryRun: 'false', planSha256: looked.planSha256 })
  })
}

/** Lists as their lengths: a plan of hundreds of offices is read as JSON. */
const rowsOf = (plan: Readonly<Record<string, unknown>>): { change: string; count: unknown }[] =>
  Object.entries(plan).map(([change, what]) => ({ change, count: Array.isArray(what) ? what.length : what }))
