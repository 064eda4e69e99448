import { z } from 'zod'
import { audienceRule } from '../schemas/content.js'

/** A JSON Schema of draft 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/** Turns zod schemas into JSON Schemas; those with an id become components that the others refer to. */
export type Schemas = {
  /** `input` is what a caller may send, `output` what the API answers. */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema
  components(): Readonly<Record<string, JsonSchema>>
}

/** What zod cannot see: the rule of recipients is checked by the domain. */
const AUDIENCE_RULE = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  description:
    'เกณฑ์ผู้รับ มีคีย์เดียว / The rule of recipients; exactly one of all, any, not, everyone, type, province, zone, codes, group, innovationArea',
}

/** Makes the translator; components are collected over all its calls. */
export function createSchemas(): Schemas {
  const components = new Map<string, JsonSchema>()
  return {
    of(schema, io) {
      const made = z.toJSONSchema(schema, {
        io,
        unrepresentable: 'any',
        override: ({ zodSchema, jsonSchema }) => {
          if ((zodSchema as unknown) === audienceRule) Object.assign(jsonSchema, AUDIENCE_RULE)
        },
      }) as Record<string, unknown>
      const { $schema: _, $defs, id, ...own } = made
      for (const [name, part] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>))
        components.set(name, atHome(part))
      if (typeof id !== 'string') return atHome(own)
      components.set(id, atHome(own))
      return { $ref: `#/components/schemas/${id}` }
    },
    components: () => Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** The schema with its references to the place where an OpenAPI document keeps components. */
function atHome(schema: JsonSchema): JsonSchema {
  const { id: _, ...rest } = schema
  const text = JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/')
  return JSON.parse(text) as JsonSchema
}
