/** A part of a form: JSON Schema with the words that forms carry beside it. */
export type Part = Readonly<Record<string, unknown>>

/** Whether something is a part of a form. */
export const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A file as a sent answer holds it, beside its size and hash; a draft holds its id alone. */
export type FileIn = { readonly fileId: string; readonly name: string }
/** Whether something is a file of a sent answer. */
export const isFile = (value: unknown): value is FileIn =>
  isPart(value) && typeof value['fileId'] === 'string' && typeof value['name'] === 'string'

/** The fields of a part, in the order of the form. */
export const fieldsOf = (part: Part): [string, Part][] =>
  isPart(part['properties'])
    ? Object.entries(part['properties']).filter((entry): entry is [string, Part] => isPart(entry[1]))
    : []

/** What a list's items are. */
export const itemsOf = (part: Part): Part => (isPart(part['items']) ? part['items'] : {})

/** A condition of a part: the fields `hides` are not asked where an answer does not fit `test`. */
export type Condition = { readonly test: Part; readonly hides: readonly string[] }

/** The conditions of a part, in the order of the form. */
export const conditionsOf = (part: Part): Condition[] =>
  (Array.isArray(part['allOf']) ? part['allOf'].filter(isPart) : []).flatMap(
    ({ if: test, else: otherwise }) =>
      isPart(test) && isPart(otherwise) && isPart(otherwise['properties'])
        ? [{ test, hides: namesRefused(otherwise['properties']) }]
        : [],
  )

const namesRefused = (fields: Part): string[] => Object.keys(fields).filter((name) => fields[name] === false)

/** Whether a field is asked only where another answer wants it. */
export const mayBeHidden = (part: Part, name: string): boolean =>
  conditionsOf(part).some(({ hides }) => hides.includes(name))

/** The title of a part in the reader's language. */
export function titleOf(part: Part, language: 'th' | 'en'): string {
  const [th, en] = [part['title'], part['x-title-en']]
  if (language === 'en' && typeof en === 'string') return en
  return typeof th === 'string' ? th : ''
}

/** A choice as the reader's language says it; what is stored stays the form's own word. */
export function choiceOf(part: Part, value: unknown, language: 'th' | 'en'): string {
  const [choices, english] = [part['enum'], part['x-enum-en']]
  if (language === 'th' || !Array.isArray(choices) || !Array.isArray(english)) return String(value)
  const at = choices.indexOf(value)
  return at < 0 ? String(value) : String(english[at])
}

const OTHER_LANGUAGE = { title: 'x-title-en', description: 'x-description-en' } as const

/** The same form with its titles and descriptions in the reader's language. */
export function inLanguage(part: Part, language: 'th' | 'en'): Part {
  if (language === 'th') return part
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => {
      const english = name in OTHER_LANGUAGE ? part[OTHER_LANGUAGE[name as 'title']] : undefined
      if (typeof english === 'string') return [name, english]
      if (Array.isArray(value))
        return [name, value.map((one: unknown) => (isPart(one) ? inLanguage(one, language) : one))]
      return [name, isPart(value) ? inLanguage(value, language) : value]
    }),
  )
}
