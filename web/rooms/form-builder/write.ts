import type { BuiltField, BuiltForm, FieldKind, Schema } from './model.js'

/** A form as JSON Schema with the keywords of the product: what a procedure keeps, and an office answers. */
export function writeForm(form: BuiltForm): Schema {
  const { titleTh, titleEn, fields, rest } = form
  const { allOf: keptConditions, required: keptRequired, ...others } = rest
  const required = [
    ...fields.filter(({ isRequired, when }) => isRequired && !when).map(({ key }) => key),
    ...listOf(keptRequired),
  ]
  const allOf = [...fields.flatMap(conditionOf), ...listOf(keptConditions)]
  return {
    ...others,
    type: 'object',
    ...named({ title: titleTh, 'x-title-en': titleEn }),
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(fields.map((field) => [field.key, writeField(field)])),
    ...(allOf.length > 0 ? { allOf } : {}),
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
/** Only what is said. */
const named = (words: Readonly<Record<string, string>>): Schema =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''))
const bounds = (least: string, most: string, field: BuiltField): Schema => ({
  ...(field.least === undefined ? {} : { [least]: field.least }),
  ...(field.most === undefined ? {} : { [most]: field.most }),
})

/** What the form says of a field with a condition: elsewhere it is not asked at all, and no answer may hold it. */
export function conditionOf({
  key,
  isRequired,
  when,
}: Pick<BuiltField, 'key' | 'isRequired' | 'when'>): Schema[] {
  if (!when) return []
  return [
    {
      if: { properties: { [when.key]: { const: when.is } }, required: [when.key] },
      // A part of a schema names itself what it requires: the validator is strict about it.
      ...(isRequired ? { then: { properties: { [key]: {} }, required: [key] } } : {}),
      else: { properties: { [key]: false } },
    },
  ]
}

/** One field as JSON Schema. */
export function writeField(field: BuiltField): unknown {
  const { kind, titleTh, titleEn, helpTh, helpEn, rest } = field
  if (kind === 'kept') return rest['kept']
  const words = named({
    ...{ title: titleTh, 'x-title-en': titleEn },
    ...{ description: helpTh, 'x-description-en': helpEn },
  })
  return { ...words, ...WRITERS[kind](field), ...rest }
}

const text = (field: BuiltField): Schema => ({ type: 'string', ...bounds('minLength', 'maxLength', field) })

function choicesOf({ choices }: BuiltField): Schema {
  const english = choices.some(({ en }) => en !== '') ? { 'x-enum-en': choices.map(({ en }) => en) } : {}
  return { type: 'string', enum: choices.map(({ th }) => th), ...english }
}

const WRITERS: Readonly<Record<Exclude<FieldKind, 'kept'>, (field: BuiltField) => Schema>> = {
  text,
  longText: text,
  email: (field) => ({ ...text(field), format: 'email' }),
  day: () => ({ type: 'string', format: 'date' }),
  number: (field) => ({ type: 'number', ...bounds('minimum', 'maximum', field) }),
  whole: (field) => ({ type: 'integer', ...bounds('minimum', 'maximum', field) }),
  yesNo: () => ({ type: 'boolean' }),
  choice: choicesOf,
  choices: (field) => ({
    ...{ type: 'array', uniqueItems: true, items: choicesOf(field) },
    ...bounds('minItems', 'maxItems', field),
  }),
  file: ({ fileKinds, maxMb }) => ({
    type: 'string',
    'x-file': {
      ...(fileKinds.length > 0 ? { kinds: [...fileKinds] } : {}),
      ...(maxMb === undefined ? {} : { maxMb }),
    },
  }),
  group: (field) => ({
    type: 'array',
    ...(field.item ? { items: writeForm(field.item) } : {}),
    ...bounds('minItems', 'maxItems', field),
  }),
}
