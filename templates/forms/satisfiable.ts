import { bothBounds, constantFindings, numberFindings, type Schema } from './bounds.js'
import { countOf } from '../../domain/sentence.js'

/** A place in a form that no answer can satisfy, and why. */
export type FormFinding = {
  readonly path: readonly (string | number)[]
  readonly th: string
  readonly en: string
}

type Path = readonly (string | number)[]
type Walk = { readonly root: Schema; readonly open: ReadonlySet<unknown> }

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const named = (value: unknown): readonly [string, unknown][] => (isSchema(value) ? Object.entries(value) : [])

/**
 * Places of a form (JSON Schema 2020-12) that no answer can satisfy, at any depth: crossed bounds, empty choices, fields
 * that are required and forbidden at once, too few different choices. It proves no form good; it names what is surely bad.
 */
export function impossibleParts(form: Schema): FormFinding[] {
  return findings(form, [], { root: form, open: new Set() })
}

function findings(schema: unknown, path: Path, walk: Walk): FormFinding[] {
  if (!isSchema(schema) || walk.open.has(schema)) return []
  const inner: Walk = { ...walk, open: new Set([...walk.open, schema]) }
  return [
    ...referenceFindings(schema, path, walk.root),
    ...bothBounds(schema, path),
    ...numberFindings(schema, path),
    ...constantFindings(schema, path),
    ...objectFindings(schema, path, walk.root),
    ...arrayFindings(schema, path, walk.root),
    ...choiceFindings(schema, path, inner),
    ...partsOf(schema).flatMap(([part, steps]) => findings(part, [...path, ...steps], inner)),
  ]
}

// `not` and `if` describe what need not be: contradictions inside them are harmless.
function partsOf(schema: Schema): (readonly [unknown, Path])[] {
  const maps = ['properties', 'patternProperties', '$defs', 'dependentSchemas']
  const lists = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
  const single = ['items', 'additionalProperties', 'contains', 'then', 'else']
  return [
    ...maps.flatMap((key) => named(schema[key]).map(([name, part]) => [part, [key, name]] as const)),
    ...lists.flatMap((key) => listOf(schema[key]).map((part, at) => [part, [key, at]] as const)),
    ...single.flatMap((key) => (key in schema ? [[schema[key], [key]] as const] : [])),
  ]
}

function resolve(schema: unknown, root: Schema, depth = 0): unknown {
  if (!isSchema(schema) || typeof schema['$ref'] !== 'string' || depth > 20) return schema
  if (!schema['$ref'].startsWith('#')) return undefined
  const steps = schema['$ref'].slice(1).split('/').slice(1)
  const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const target = names.reduce<unknown>((at, name) => (isSchema(at) ? at[name] : undefined), root)
  return resolve(target, root, depth + 1)
}

function referenceFindings(schema: Schema, path: Path, root: Schema): FormFinding[] {
  const reference = schema['$ref']
  if (typeof reference !== 'string' || resolve(schema, root) !== undefined) return []
  const th = `อ้างถึง “${reference}” ซึ่งไม่มีในแบบฟอร์ม`
  return [{ path: [...path, '$ref'], th, en: `refers to “${reference}”, which the form does not have` }]
}

/** What a field may hold, where the form says `allOf`: every part speaks for the same object. */
function withAllOf(schema: Schema, root: Schema): Schema[] {
  return [schema, ...listOf(schema['allOf']).map((part) => resolve(part, root))].filter(isSchema)
}

function isForbidden(name: string, parts: readonly Schema[]): boolean {
  return parts.some((part) => {
    const properties = named(part['properties'])
    const own = properties.find(([key]) => key === name)
    if (own) return own[1] === false
    const byPattern = named(part['patternProperties']).some(([pattern]) =>
      new RegExp(pattern, 'u').test(name),
    )
    return part['additionalProperties'] === false && !byPattern
  })
}

function objectFindings(schema: Schema, path: Path, root: Schema): FormFinding[] {
  const parts = withAllOf(schema, root)
  const required = listOf(schema['required']).filter((name): name is string => typeof name === 'string')
  const forbidden = required.flatMap((name, at): FormFinding[] => {
    if (!isForbidden(name, parts)) return []
    const en = `“${name}” must be given, but the form has no such field`
    return [{ path: [...path, 'required', at], th: `ต้องกรอก “${name}” แต่แบบฟอร์มไม่มีหรือห้ามช่องนี้`, en }]
  })
  const most = schema['maxProperties']
  if (typeof most !== 'number' || required.length <= most) return forbidden
  const th = `ต้องกรอก ${required.length} ช่อง แต่ให้กรอกได้ไม่เกิน ${most}`
  return [
    ...forbidden,
    {
      path: [...path, 'maxProperties'],
      th,
      en: `${countOf(required.length, 'field is', 'fields are')} required, ${most} allowed`,
    },
  ]
}

function choicesOf(schema: unknown): number | undefined {
  if (!isSchema(schema)) return undefined
  if ('const' in schema) return 1
  if (Array.isArray(schema['enum'])) return new Set(schema['enum'].map((value) => JSON.stringify(value))).size
  return schema['type'] === 'boolean' ? 2 : schema['type'] === 'null' ? 1 : undefined
}

function arrayFindings(schema: Schema, path: Path, root: Schema): FormFinding[] {
  const least = schema['minItems']
  if (typeof least !== 'number' || least <= listOf(schema['prefixItems']).length) return []
  const items = resolve(schema['items'], root)
  if (items === false) {
    const th = `ต้องมีอย่างน้อย ${least} รายการ แต่ไม่ให้มีรายการ`
    return [
      {
        path: [...path, 'minItems'],
        th,
        en: `at least ${countOf(least, 'entry is', 'entries are')} needed, none is allowed`,
      },
    ]
  }
  const choices = schema['uniqueItems'] === true ? choicesOf(items) : undefined
  if (choices === undefined || choices >= least) return []
  const th = `ต้องมี ${least} รายการที่ไม่ซ้ำกัน แต่มีให้เลือกเพียง ${choices}`
  return [
    {
      path: [...path, 'minItems'],
      th,
      en: `${least} different entries are needed, there are ${choices} to choose from`,
    },
  ]
}

function choiceFindings(schema: Schema, path: Path, walk: Walk): FormFinding[] {
  return ['anyOf', 'oneOf'].flatMap((key): FormFinding[] => {
    const branches = listOf(schema[key])
    const isOpen = (branch: unknown): boolean => branch !== false && findings(branch, [], walk).length === 0
    if (!Array.isArray(schema[key]) || branches.some(isOpen)) return []
    const en = 'none of the alternatives can be satisfied'
    return [{ path: [...path, key], th: 'ไม่มีทางเลือกใดที่กรอกได้', en }]
  })
}
