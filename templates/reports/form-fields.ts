import type { FormSchema } from '../../domain/content.js'

/**
 * A place of a form as a table sees it: a cell, a group of fields, or a list whose items get a row each.
 * `titles` are those from the form down to the place, in Thai.
 */
export type FormField =
  | (Named & { readonly kind: 'cell'; readonly moment?: 'day' | 'instant' })
  | (Named & { readonly kind: 'group' | 'list'; readonly fields: ReadonlyMap<string, FormField> })

/** What every place has; `schemas` are all that the form says of it. */
type Named = { readonly path: Path; readonly titles: Path; readonly schemas: readonly Schema[] }

type Path = readonly string[]
/** A JSON Schema as data. */
export type Schema = Readonly<Record<string, unknown>>
type Place = {
  readonly form: FormSchema
  readonly path: Path
  readonly titles: Path
  /** The schemas on the way here: one that comes again has no end. */
  readonly within: readonly Schema[]
}

/** What lies deeper is written into one cell as JSON: nobody reads a table of more levels. */
const DEEPEST = 6

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const valuesOf = (value: unknown): readonly unknown[] => (isSchema(value) ? Object.values(value) : [])

/** The fields of a form, those that are asked only under a condition among them, in the order of the form. */
export function formFields(form: FormSchema): ReadonlyMap<string, FormField> {
  const parts = partsOf(form, form)
  return fieldsOf(parts, { form, path: [], titles: [], within: parts })
}

function fieldsOf(parts: readonly Schema[], place: Place): ReadonlyMap<string, FormField> {
  const byName = new Map<string, Schema[]>()
  for (const part of parts) {
    const { properties } = part
    for (const [name, field] of isSchema(properties) ? Object.entries(properties) : [])
      byName.set(name, [...(byName.get(name) ?? []), ...partsOf(field, place.form)])
  }
  return new Map([...byName].map(([name, field]) => [name, fieldOf(name, field, place)]))
}

function fieldOf(name: string, parts: readonly Schema[], { form, ...above }: Place): FormField {
  const path = [...above.path, name]
  const title = parts.map((part) => part['title']).find((one) => typeof one === 'string')
  const titles = [...above.titles, title ?? name]
  const items = itemsOf(parts, form)
  const place = { form, path, titles, within: [...above.within, ...parts, ...items] }
  const isEndless = [...parts, ...items].some((part) => above.within.includes(part))
  const named = { path, titles, schemas: parts }
  if (isEndless || path.length >= DEEPEST) return { kind: 'cell', ...named }
  const group = fieldsOf(parts, place)
  if (group.size > 0) return { kind: 'group', ...named, fields: group }
  const list = fieldsOf(items, place)
  if (list.size > 0) return { kind: 'list', ...named, fields: list }
  const formats = parts.map((part) => part['format'])
  if (formats.includes('date')) return { kind: 'cell', ...named, moment: 'day' }
  return { kind: 'cell', ...named, ...(formats.includes('date-time') ? { moment: 'instant' } : {}) }
}

function itemsOf(parts: readonly Schema[], form: FormSchema): readonly Schema[] {
  return parts.flatMap((part) =>
    [part['items'], ...listOf(part['prefixItems'])].flatMap((items) => partsOf(items, form)),
  )
}

/** All that a schema says of one place: itself, what it refers to, its parts and its conditions. */
function partsOf(schema: unknown, form: FormSchema, seen = new Set<Schema>()): readonly Schema[] {
  if (!isSchema(schema) || seen.has(schema)) return []
  seen.add(schema)
  const inner = [
    referred(schema['$ref'], form),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => listOf(schema[key])),
    ...['if', 'then', 'else'].map((key) => schema[key]),
    ...valuesOf(schema['dependentSchemas']),
  ]
  return [schema, ...inner.flatMap((one) => partsOf(one, form, seen))]
}

function referred(reference: unknown, form: FormSchema): unknown {
  if (typeof reference !== 'string' || !reference.startsWith('#')) return undefined
  const steps = reference.slice(1).split('/').slice(1)
  return steps.reduce<unknown>((at, step) => {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    return isSchema(at) ? at[name] : Array.isArray(at) ? (at as unknown[])[Number(name)] : undefined
  }, form)
}
