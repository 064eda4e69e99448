import type { FormSchema } from './content.js'

/** A question of a form: its place in the answer (`persons.phone`) and its Thai title. */
export type Question = { readonly id: string; readonly title: string }

type Field = Readonly<Record<string, unknown>>
const isField = (value: unknown): value is Field =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The questions of a form in its order; lists count by what each of their items asks. */
export function questionsOf(form: FormSchema, place = ''): Question[] {
  const properties = isField(form['properties']) ? form['properties'] : {}
  return Object.entries(properties).flatMap(([name, field]) =>
    isField(field) ? questionsAt(field, place ? `${place}.${name}` : name) : [],
  )
}

function questionsAt(field: Field, id: string): Question[] {
  const items = isField(field['items']) ? field['items'] : field
  if (isField(items['properties'])) return questionsOf(items, id)
  const title = field['title']
  return [{ id, title: typeof title === 'string' ? title : id }]
}

/** A question asked before: by the same title, or at the same place of the answer. */
export type RepeatedQuestion = Question & { readonly by: 'title' | 'id' }

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, '')

/** Those of the questions that are among the others. */
export function repeatedQuestions(
  asked: readonly Question[],
  before: readonly Question[],
): RepeatedQuestion[] {
  const titles = new Set(before.map(({ title }) => plain(title)))
  const ids = new Set(before.map(({ id }) => id))
  return asked.flatMap((question): RepeatedQuestion[] => {
    if (titles.has(plain(question.title))) return [{ ...question, by: 'title' }]
    // A name alone says little where it is one word that any form may use.
    return question.id.includes('.') && ids.has(question.id) ? [{ ...question, by: 'id' }] : []
  })
}
