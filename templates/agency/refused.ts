/** What is wrong in an agency's folder: the file (with line where there is one), and why. */
export type AgencyProblem = { readonly file: string; readonly th: string; readonly en: string }

/** An agency's data cannot be used. Every problem is named at once, so that one look mends all of them. */
export class AgencyRefused extends Error {
  constructor(
    folder: string,
    readonly problems: readonly AgencyProblem[],
  ) {
    const lines = problems.map(({ file, th, en }) => `  ${file}: ${th}\n  ${file}: ${en}`)
    super(`ข้อมูลของหน่วยงานใช้ไม่ได้ · the agency's data cannot be used: ${folder}\n${lines.join('\n')}`)
    this.name = 'AgencyRefused'
  }
}

/** The folder while it is read: the names of its files, and what was found wrong so far. */
export type AgencyFolder = {
  readonly path: string
  readonly names: readonly string[]
  readonly problems: AgencyProblem[]
}
