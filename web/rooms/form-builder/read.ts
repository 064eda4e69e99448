import type { BuiltField, BuiltForm, Choice, FieldKind, Schema, When } from './model.js'
import { LINE_LENGTH } from './model.js'
import { conditionOf, writeField } from './write.js'

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/**
 * A form as the builder shows it. Nothing is lost: a field that would not come out as it went in is `kept` as it stands, and
 * what the form says beyond its fields is carried along.
 */
export function readForm(schema: Schema): BuiltForm {
  const { title, 'x-title-en': titleEn, type, required, properties, allOf, ...others } = schema
  const entries = isSchema(properties) ? Object.entries(properties) : []
  const keys = new Set(entries.map(([key]) => key))
  const asked = new Set(textsOf(required))
  const conditions = (Array.isArray(allOf) ? allOf : []).map((part: unknown) => ({
    part,
    found: conditionIn(part, keys, asked),
  }))
  const fields = entries.map(([key, field]) => {
    const found = conditions.find((one) => one.found?.key === key)?.found
    const isRequired = found ? found.isRequired : asked.has(key)
    return { ...readField(key, field), isRequired, ...(found ? { when: found.when } : {}) }
  })
  const taken = new Set<string>()
  const kept = conditions.filter(({ found }) => {
    if (!found || taken.has(found.key)) return true
    taken.add(found.key)
    return false
  })
  const strangers = [...asked].filter((key) => !keys.has(key))
  return {
    ...{ titleTh: textOf(title), titleEn: textOf(titleEn), fields },
    rest: {
      ...others,
      ...(type === undefined || type === 'object' ? {} : { type }),
      ...(kept.length > 0 ? { allOf: kept.map(({ part }) => part) } : {}),
      ...(strangers.length > 0 ? { required: strangers } : {}),
    },
  }
}

type Found = { readonly key: string; readonly isRequired: boolean; readonly when: When }

/** The condition that the builder itself writes, and nothing that only resembles it. */
function conditionIn(
  part: unknown,
  keys: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): Found | undefined {
  if (!isSchema(part) || !isSchema(part['if']) || !isSchema(part['else'])) return undefined
  const tested = isSchema(part['if']['properties']) ? Object.entries(part['if']['properties']) : []
  const hidden = isSchema(part['else']['properties']) ? Object.keys(part['else']['properties']) : []
  const [source, test] = tested[0] ?? []
  const [key] = hidden
  const is = isSchema(test) ? test['const'] : undefined
  if (source === undefined || key === undefined || !keys.has(source) || !keys.has(key)) return undefined
  if (asked.has(key) || (typeof is !== 'string' && typeof is !== 'boolean')) return undefined
  const found = { key, isRequired: 'then' in part, when: { key: source, is } }
  return isSame(conditionOf(found)[0], part) ? found : undefined
}

function readField(key: string, schema: unknown): BuiltField {
  const kind = isSchema(schema) ? kindOf(schema) : 'kept'
  const field = kind !== 'kept' && isSchema(schema) ? readAs(kind, key, schema) : undefined
  if (field && isSame(writeField(field), schema)) return field
  const words = isSchema(schema) ? schema : {}
  return {
    ...{ key, kind: 'kept', isRequired: false, choices: [], fileKinds: [], rest: { kept: schema } },
    ...{ titleTh: textOf(words['title']) || key, titleEn: textOf(words['x-title-en']) || key },
    ...{ helpTh: textOf(words['description']), helpEn: textOf(words['x-description-en']) },
  }
}

function kindOf(schema: Schema): FieldKind {
  const { type, format } = schema
  if (type === 'boolean') return 'yesNo'
  if (type === 'number') return 'number'
  if (type === 'integer') return 'whole'
  if (type === 'array') {
    const items = isSchema(schema['items']) ? schema['items'] : {}
    return Array.isArray(items['enum']) ? 'choices' : items['type'] === 'object' ? 'group' : 'kept'
  }
  if (type !== 'string') return 'kept'
  if ('x-file' in schema) return 'file'
  if (Array.isArray(schema['enum'])) return 'choice'
  if (format === 'date') return 'day'
  if (format === 'email') return 'email'
  const isLong = Number(schema['maxLength'] ?? 0) > LINE_LENGTH || schema['x-widget'] === 'textarea'
  return isLong ? 'longText' : 'text'
}

/** What each kind says in its own fields; the rest is carried along. */
const LIMITS: Readonly<Partial<Record<FieldKind, readonly [string, string]>>> = {
  ...{ text: ['minLength', 'maxLength'], longText: ['minLength', 'maxLength'] },
  email: ['minLength', 'maxLength'],
  ...{ number: ['minimum', 'maximum'], whole: ['minimum', 'maximum'] },
  ...{ choices: ['minItems', 'maxItems'], group: ['minItems', 'maxItems'] },
}
const OWN: readonly string[] = ['title', 'x-title-en', 'description', 'x-description-en', 'type']
const ALSO_OWN: Readonly<Partial<Record<FieldKind, readonly string[]>>> = {
  ...{ choice: ['enum', 'x-enum-en'], choices: ['items', 'uniqueItems'], group: ['items'] },
  ...{ file: ['x-file'], day: ['format'], email: ['format'] },
}

function readAs(kind: FieldKind, key: string, schema: Schema): BuiltField {
  const [low, high] = LIMITS[kind] ?? ['', '']
  const [least, most] = [numberOf(schema[low]), numberOf(schema[high])]
  const own = new Set([...OWN, ...(ALSO_OWN[kind] ?? []), low, high])
  const file = isSchema(schema['x-file']) ? schema['x-file'] : {}
  const maxMb = numberOf(file['maxMb'])
  const items = isSchema(schema['items']) ? schema['items'] : {}
  return {
    ...{ key, kind, isRequired: false },
    ...{ titleTh: textOf(schema['title']), titleEn: textOf(schema['x-title-en']) },
    ...{ helpTh: textOf(schema['description']), helpEn: textOf(schema['x-description-en']) },
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    choices: readChoices(kind === 'choices' ? items : schema),
    fileKinds: textsOf(file['kinds']),
    ...(maxMb === undefined ? {} : { maxMb }),
    ...(kind === 'group' ? { item: readForm(items) } : {}),
    rest: Object.fromEntries(Object.entries(schema).filter(([name]) => !own.has(name))),
  }
}

function readChoices(schema: Schema): Choice[] {
  const english = textsOf(schema['x-enum-en'])
  return textsOf(schema['enum']).map((th, at) => ({ th, en: english[at] ?? '' }))
}

/** Whether two schemas say the same, whatever the order of their members and of what is required. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (!isSchema(value)) return value
  const names = Object.keys(value).sort()
  return names.map((name) => {
    const inner = value[name]
    const isNames = name === 'required' && Array.isArray(inner)
    return [name, isNames ? [...(inner as unknown[])].sort() : ordered(inner)]
  })
}
