import type { FormFinding } from './satisfiable.js'

/** A JSON Schema as data. */
export type Schema = Readonly<Record<string, unknown>>

type Path = readonly (string | number)[]

const PAIRS = [
  ['minItems', 'maxItems'],
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
  ['minContains', 'maxItems'],
] as const

/** Lower bounds above their upper bounds, in one schema and its `allOf`. */
export function bothBounds(schema: Schema, path: Path): FormFinding[] {
  const list = Array.isArray(schema['allOf']) ? (schema['allOf'] as unknown[]) : []
  const parts = [schema, ...list.filter((part): part is Schema => typeof part === 'object' && part !== null)]
  const numbers = (key: string): number[] =>
    parts.map((part) => part[key]).filter((n) => typeof n === 'number')
  return PAIRS.flatMap(([low, high]): FormFinding[] => {
    const [least, most] = [Math.max(...numbers(low)), Math.min(...numbers(high))]
    if (least <= most) return []
    const at = low in schema ? low : high in schema ? high : 'allOf'
    const th = `${low} (${least}) มากกว่า ${high} (${most}) จึงไม่มีคำตอบใดผ่านได้`
    return [
      { path: [...path, at], th, en: `${low} (${least}) is more than ${high} (${most}): no answer can pass` },
    ]
  })
}

type Limit = { readonly at: number; readonly isOpen: boolean }

function limitOf(schema: Schema, closed: string, open: string, pick: 'min' | 'max'): Limit | undefined {
  const [inside, outside] = [schema[closed], schema[open]]
  const c = typeof inside === 'number' ? { at: inside, isOpen: false } : undefined
  const o = typeof outside === 'number' ? { at: outside, isOpen: true } : undefined
  if (!c || !o) return c ?? o
  return (pick === 'max' ? o.at >= c.at : o.at <= c.at) ? o : c
}

/** Whether a number lies between the limits: open ends, whole numbers and multiples are looked at. */
function hasNumber(schema: Schema, low: Limit, high: Limit): boolean {
  const multiple = typeof schema['multipleOf'] === 'number' ? schema['multipleOf'] : undefined
  const step = schema['type'] === 'integer' ? Math.max(1, multiple ?? 1) : multiple
  if (step === undefined) return low.at < high.at || (low.at === high.at && !low.isOpen && !high.isOpen)
  const first = Math.ceil(low.at / step) * step
  const least = low.isOpen && first === low.at ? first + step : first
  return high.isOpen ? least < high.at : least <= high.at
}

/** Ranges of numbers in which there is none; `bothBounds` already names a minimum above a maximum. */
export function numberFindings(schema: Schema, path: Path): FormFinding[] {
  const low = limitOf(schema, 'minimum', 'exclusiveMinimum', 'max')
  const high = limitOf(schema, 'maximum', 'exclusiveMaximum', 'min')
  const isNamed = Number(schema['minimum']) > Number(schema['maximum'])
  if (!low || !high || isNamed || hasNumber(schema, low, high)) return []
  const key = low.isOpen ? 'exclusiveMinimum' : 'minimum'
  const th = `ไม่มีตัวเลขใดอยู่ระหว่าง ${low.at} กับ ${high.at} ตามเงื่อนไข`
  return [
    { path: [...path, key], th, en: `no number lies between ${low.at} and ${high.at} as the form asks` },
  ]
}

const TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
}

function fits(value: unknown, schema: Schema): boolean {
  const types = [schema['type'] ?? []].flat() as string[]
  if (types.length > 0 && !types.some((type) => TESTS[type]?.(value) ?? true)) return false
  if (typeof value === 'number')
    return !(value < Number(schema['minimum'] ?? -Infinity) || value > Number(schema['maximum'] ?? Infinity))
  if (typeof value !== 'string') return true
  const length = [...value].length
  return length >= Number(schema['minLength'] ?? 0) && length <= Number(schema['maxLength'] ?? Infinity)
}

/** Empty choices, choices that the rest of the field forbids, a fixed value that is none of the choices. */
export function constantFindings(schema: Schema, path: Path): FormFinding[] {
  const choices = schema['enum']
  if (Array.isArray(choices) && choices.length === 0)
    return [{ path: [...path, 'enum'], th: 'ไม่มีตัวเลือกให้เลือก', en: 'there is nothing to choose from' }]
  const all = (
    Array.isArray(choices) ? choices : 'const' in schema ? [schema['const']] : undefined
  ) as unknown[]
  if (all !== undefined && !all.some((value) => fits(value, schema))) {
    const key = Array.isArray(choices) ? 'enum' : 'const'
    const en = 'no choice fits the type and limits of the field'
    return [{ path: [...path, key], th: 'ไม่มีตัวเลือกใดตรงกับชนิดและขอบเขตของช่อง', en }]
  }
  if (!Array.isArray(choices) || !('const' in schema)) return []
  const written = JSON.stringify(schema['const'])
  if (choices.some((value) => JSON.stringify(value) === written)) return []
  const th = `ค่าคงที่ ${written} ไม่อยู่ในตัวเลือก`
  return [{ path: [...path, 'const'], th, en: `the fixed value ${written} is not among the choices` }]
}
