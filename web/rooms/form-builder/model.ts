/** A JSON Schema as data. */
export type Schema = Readonly<Record<string, unknown>>
/** One thing to choose from; what is stored in an answer is the Thai word. */
export type Choice = { readonly th: string; readonly en: string }
/** A field is shown only where another one of the same part has this value. */
export type When = { readonly key: string; readonly is: string | boolean }

/** The kinds of field that the builder makes. */
export const KINDS = [
  ...(['text', 'longText', 'number', 'whole', 'day', 'choice', 'choices'] as const),
  ...(['yesNo', 'file', 'email', 'group'] as const),
] as const
/** A kind of field; `kept` is one that the builder cannot express and leaves as it is. */
export type FieldKind = (typeof KINDS)[number] | 'kept'

/** One field as the builder shows it. */
export type BuiltField = {
  readonly key: string
  readonly kind: FieldKind
  readonly titleTh: string
  readonly titleEn: string
  readonly helpTh: string
  readonly helpEn: string
  readonly isRequired: boolean
  /** Characters of a text, values of a number, items of a list. */
  readonly least?: number
  readonly most?: number
  readonly choices: readonly Choice[]
  readonly fileKinds: readonly string[]
  readonly maxMb?: number
  /** What is asked of each item of a repeating group. */
  readonly item?: BuiltForm
  readonly when?: When
  /** What the schema says beyond that; it is kept as it is. */
  readonly rest: Schema
}

/** A form, or what is asked of each item of a repeating group. */
export type BuiltForm = {
  readonly titleTh: string
  readonly titleEn: string
  readonly fields: readonly BuiltField[]
  readonly rest: Schema
}

/** A text that may be longer than a line; from here on it is asked for in a larger box. */
export const LINE_LENGTH = 250
const MOST_LONG = 4_000
const MOST_LINE = 200

/** A form without a question. */
export const EMPTY_FORM: BuiltForm = {
  ...{ titleTh: '', titleEn: '', fields: [] },
  rest: { $schema: 'https://json-schema.org/draft/2020-12/schema', additionalProperties: false },
}

const EMPTY_ITEM: BuiltForm = { ...EMPTY_FORM, rest: { additionalProperties: false } }

/** What a kind of field begins with, beside its names. */
const BEGINNINGS: Readonly<Partial<Record<FieldKind, Partial<BuiltField>>>> = {
  text: { most: MOST_LINE },
  longText: { most: MOST_LONG },
  choice: { choices: [{ th: '', en: '' }] },
  choices: { choices: [{ th: '', en: '' }], least: 1 },
  file: { fileKinds: ['pdf'], maxMb: 20 },
  group: { item: EMPTY_ITEM, least: 1, most: 10 },
}

/** The same field as one of another kind: names, help and choices stay. */
export function asKind(field: BuiltField, kind: FieldKind): BuiltField {
  const { key, titleTh, titleEn, helpTh, helpEn, isRequired, choices, when } = field
  const names = { key, kind, titleTh, titleEn, helpTh, helpEn, isRequired, ...(when ? { when } : {}) }
  const begun = BEGINNINGS[kind] ?? {}
  const kept = begun.choices && choices.length > 0 ? { choices } : {}
  return { ...names, choices: [], fileKinds: [], rest: {}, ...begun, ...kept }
}

/** A new field of a kind, under a key that the form does not have yet. */
export function newField(kind: FieldKind, { fields }: BuiltForm): BuiltField {
  const used = new Set(fields.map(({ key }) => key))
  let number = fields.length + 1
  while (used.has(`q${number}`)) number += 1
  const names = { titleTh: '', titleEn: '', helpTh: '', helpEn: '', isRequired: true }
  return asKind({ key: `q${number}`, kind, ...names, choices: [], fileKinds: [], rest: {} }, kind)
}

/** The fields that a field may wait for: those before it that are answered by one of a few words. */
export const sourcesOf = ({ fields }: BuiltForm, key: string): readonly BuiltField[] =>
  fields
    .slice(
      0,
      fields.findIndex((one) => one.key === key),
    )
    .filter(({ kind }) => kind === 'choice' || kind === 'yesNo')

/** The form with one field changed; what waits for it follows when a choice gets another name. */
export function withField(form: BuiltForm, next: BuiltField): BuiltForm {
  const before = form.fields.find(({ key }) => key === next.key)
  const isRenaming = before?.choices.length === next.choices.length
  const follow = (when: When): When | undefined => {
    if (when.key !== next.key || typeof when.is === 'boolean') return when
    const at = before?.choices.findIndex(({ th }) => th === when.is) ?? -1
    const renamed = isRenaming ? next.choices[at]?.th : undefined
    return renamed === undefined ? when : { ...when, is: renamed }
  }
  const fields = form.fields.map((one) => {
    const { when, ...field } = one.key === next.key ? next : one
    const followed = when && follow(when)
    return followed ? { ...field, when: followed } : field
  })
  return { ...form, fields: fields.map((one) => withoutLostCondition(one, fields)) }
}

/** The form without a field, and without what waited for it. */
export function withoutField(form: BuiltForm, key: string): BuiltForm {
  const fields = form.fields.filter((one) => one.key !== key)
  return { ...form, fields: fields.map((one) => withoutLostCondition(one, fields)) }
}

function withoutLostCondition(field: BuiltField, fields: readonly BuiltField[]): BuiltField {
  const { when, ...rest } = field
  if (!when) return field
  const source = fields.find(({ key }) => key === when.key)
  if (!source) return rest
  if (source.kind === 'yesNo') return typeof when.is === 'boolean' ? field : rest
  const isThere = source.kind === 'choice' && source.choices.some(({ th }) => th === when.is)
  return isThere || source.kind === 'kept' ? field : rest
}

/** The form with a field at another place, counted from nought. */
export function withMoved(form: BuiltForm, key: string, place: number): BuiltForm {
  const moved = form.fields.find((one) => one.key === key)
  if (!moved) return form
  const others = form.fields.filter((one) => one.key !== key)
  return { ...form, fields: [...others.slice(0, place), moved, ...others.slice(place)] }
}
