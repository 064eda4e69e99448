type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly pattern?: string
  readonly default?: unknown
  readonly minItems?: number
  readonly maxItems?: number
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
}

/** A text that HTML shows as it is. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '')
}

/** A schema as people read it, much like a TypeScript type; names of components are links. */
export function schemaHtml(schema: object, depth = 0): string {
  const { default: usual } = schema as Schema
  const own = shapeHtml(schema, depth)
  return usual === undefined || typeof usual === 'object' ? own : `${own} = ${literal(usual)}`
}

function shapeHtml(schema: Schema, depth: number): string {
  const { $ref, enum: words, anyOf, oneOf, allOf, items } = schema
  if ($ref) return link($ref)
  if (words) return words.map(literal).join(' | ')
  if (schema.const !== undefined) return literal(schema.const)
  const choices = anyOf ?? oneOf
  if (choices) return choices.map((one) => schemaHtml(one, depth)).join(' | ')
  if (allOf) return allOf.map((one) => schemaHtml(one, depth)).join(' & ')
  if (items) return `[ ${schemaHtml(items, depth)} … ]`
  return schema.type === 'object' ? objectHtml(schema, depth) : plainHtml(schema)
}

function objectHtml({ properties = {}, required = [], additionalProperties }: Schema, depth: number): string {
  const indent = '  '.repeat(depth + 1)
  const lines = Object.entries(properties).map(
    ([name, one]) =>
      `${indent}${escaped(name)}${required.includes(name) ? '' : '?'}: ${schemaHtml(one, depth + 1)}`,
  )
  const further = additionalProperties
    ? [`${indent}…: ${additionalProperties === true ? 'any' : schemaHtml(additionalProperties, depth + 1)}`]
    : []
  const all = [...lines, ...further]
  return all.length === 0 ? '{ }' : `{\n${all.join('\n')}\n${'  '.repeat(depth)}}`
}

function plainHtml({ type, format, pattern }: Schema): string {
  const name = typeof type === 'string' ? type : (type?.join(' | ') ?? 'any')
  const detail = format ?? (pattern === undefined ? undefined : `/${pattern}/`)
  return detail === undefined ? name : `${name} <i>${escaped(detail)}</i>`
}

function literal(value: unknown): string {
  return `<q>${escaped(typeof value === 'string' ? value : JSON.stringify(value))}</q>`
}

function link(reference: string): string {
  const name = escaped(reference.split('/').at(-1) ?? '')
  return `<a href="#schema-${name}">${name}</a>`
}
