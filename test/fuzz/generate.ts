import fc from 'fast-check'
import type { OpenApiDocument } from '../../api/openapi/document.js'

/** Texts at which careless programs break: each has met one that did. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...['', ' ', '\0', 'ก\0ข', '\ud800', '\u202etxt.exe', '\u200b', '\ufeff', 'กํา', '๒๕๖๖', '０１'],
  ...['0000-01-01', '9999-12-31', '2023-02-30', '2566-11-27', '10000-01-01T00:00:00.000Z', '275760-09-13'],
  ...['-1', '1e400', '9007199254740993', '99999999999999999999', 'NaN', 'null', 'true', '[]', '{}'],
  ...["' or 1=1 --", "'; drop table person; --", '%', '_', '\\', '$1', '${7*7}', '{{7*7}}', '{office}'],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '=cmd|calc!A1', '\r\nBcc: a@b.example'],
  ...[
    '../../etc/passwd',
    '%00',
    '%2F',
    '__proto__',
    'constructor',
    'http://169.254.169.254/',
    'ก'.repeat(3000),
  ],
]

type Schema = { readonly [keyword: string]: unknown }

/**
 * Values for a JSON Schema of the API's document: mostly as it asks, now and then a text, number or kind that it does not
 * expect, so that requests come far into the product and are wrong there.
 */
export function valuesOf(document: OpenApiDocument, schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const inner = (one: unknown) => valuesOf(document, one as Schema, depth + 1)
  const { $ref, type, enum: listed, anyOf, oneOf, allOf, items, properties } = schema
  if (typeof $ref === 'string') return inner(atPointer(document, $ref))
  const choices = (anyOf ?? oneOf ?? allOf) as readonly Schema[] | undefined
  if (choices) return fc.oneof(...choices.map(inner))
  if (listed) return orHostile(fc.constantFrom(...(listed as unknown[])))
  if ('const' in schema) return fc.constant(schema['const'])
  if (type === 'object' && depth < 5)
    return objects((properties ?? {}) as Record<string, Schema>, schema, inner)
  if (type === 'array') return fc.array(inner(items ?? {}), { maxLength: depth < 4 ? 3 : 0 })
  if (type === 'string') return orHostile(texts(schema))
  if (type === 'integer' || type === 'number')
    return fc.oneof(fc.integer({ min: -2, max: 400 }), fc.maxSafeInteger())
  if (type === 'boolean') return fc.boolean()
  return fc.oneof(hostile, fc.constant(null), fc.constant({}), fc.constant([]), fc.integer())
}

/** Any of the hostile texts. */
export const hostile: fc.Arbitrary<string> = fc.constantFrom(...HOSTILE_TEXTS)

const orHostile = (usual: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: hostile })

function objects(
  properties: Readonly<Record<string, Schema>>,
  { required = [] }: { readonly required?: unknown },
  inner: (one: unknown) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, inner(of)]))
  return fc.record(members, { requiredKeys: required as string[] })
}

/** A pattern of the API anchors itself; one that cannot be turned round (`\p{…}`) gives any text. */
function texts({ pattern, format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  if (format === 'date') return fc.constantFrom('2023-11-27', '2566-11-27', '2024-02-29')
  if (format === 'email') return fc.emailAddress()
  if (format === 'uri') return fc.webUrl()
  if (typeof pattern === 'string' && !/\\p|\(\?[=!<]/.test(pattern))
    return fc.stringMatching(new RegExp(pattern))
  const most = Math.min(Number(maxLength), Number(minLength) + 60)
  return fc.string({ minLength: Number(minLength), maxLength: most, unit: 'grapheme' })
}

function atPointer(document: OpenApiDocument, ref: string): Schema {
  const steps = ref.replace('#/', '').split('/')
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document) as Schema
}
