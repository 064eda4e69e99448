import { WianProblem } from '../api/client.js'
import { useLanguage } from '../words/i18n.js'

/** What the API said of the fields of a form, in the reader's language, by the pointers that it named. */
export type Refusals = {
  /** What was said of one field. */
  readonly at: (pointer: string) => string | undefined
  /** What was said of the nearest field of a form that is built, at or above the place, by the pointer within the form. */
  readonly atField: (form: string) => (pointer: string) => string | undefined
}

/** Where the builder shows a refusal: at the field in which its place lies, or at the form itself. */
const fieldOf = (pointer: string): string => /^(?:.*\/properties\/[^/]+)?/.exec(pointer)?.[0] ?? ''

/** The refusals of an act, below a pointer where the body begins. */
export function useRefusals(error: unknown, root = ''): Refusals {
  const { of } = useLanguage()
  const fields = error instanceof WianProblem ? (error.body.errors ?? []) : []
  const said = fields
    .filter(({ pointer }) => pointer.startsWith(root))
    .map(({ pointer, messageTh: th, messageEn: en }) => ({
      pointer: pointer.slice(root.length),
      text: of({ th, en }),
    }))
  const together = (chosen: typeof said) => chosen.map(({ text }) => text).join('\n') || undefined
  return {
    at: (pointer) => together(said.filter((one) => one.pointer === pointer)),
    atField: (form) => (pointer) =>
      together(
        said.filter(
          (one) => one.pointer.startsWith(form) && fieldOf(one.pointer.slice(form.length)) === pointer,
        ),
      ),
  }
}
