import { ErrorSchemaBuilder, type ErrorSchema } from '@rjsf/utils'
import { WianProblem, type ProblemFields } from '../../../api/client.js'

/** What the server says of each field. */
export type FieldError = ProblemFields[number]

/** The fields that were refused, or none. */
export const fieldErrors = (error: unknown): readonly FieldError[] =>
  error instanceof WianProblem ? (error.body.errors ?? []) : []

const namesOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The errors where the form shows them: at their fields. */
export function errorsAtFields(errors: readonly FieldError[], language: 'th' | 'en'): ErrorSchema {
  const builder = new ErrorSchemaBuilder()
  for (const { pointer, messageTh, messageEn } of errors)
    builder.addErrors(language === 'th' ? messageTh : messageEn, pathOf(pointer))
  return builder.ErrorSchema
}

const pathOf = (pointer: string): (string | number)[] =>
  namesOf(pointer).map((name) => (/^\d+$/.test(name) ? Number(name) : name))

/** Puts the cursor into the field that a pointer names, or the nearest thing around it. */
export function focusField(pointer: string): void {
  const names = namesOf(pointer)
  for (let length = names.length; length > 0; length -= 1) {
    const place = document.getElementById(['root', ...names.slice(0, length)].join('_'))
    const field = place?.matches('input, textarea, select, button')
      ? place
      : place?.querySelector<HTMLElement>('input, textarea, select, button')
    if (!field) continue
    field.focus()
    field.scrollIntoView({ block: 'center' })
    return
  }
}
