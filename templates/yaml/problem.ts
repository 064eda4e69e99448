/** What is wrong in a file that a person wrote, where (line and column from 1), in Thai and English. */
export type FileProblem = {
  readonly file: string
  readonly line: number
  readonly column: number
  /** The way to the place, as a JSON pointer: `/form/properties/persons`. Empty: the file as a whole. */
  readonly pointer: string
  readonly th: string
  readonly en: string
}

/** A problem before its place in the file is known. */
export type Finding = {
  readonly path: readonly (string | number)[]
  readonly th: string
  readonly en: string
}

/** The problem as one line of text: `file.yaml:12:5 …`. */
export function problemText(problem: FileProblem): { th: string; en: string } {
  const place = `${problem.file}:${problem.line}:${problem.column}`
  return { th: `${place} ${problem.th}`, en: `${place} ${problem.en}` }
}
