import fc from 'fast-check'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { impossibleParts } from '../../templates/forms/satisfiable.js'

const pathsOf = (form: Record<string, unknown>) => impossibleParts(form).map(({ path }) => path.join('/'))

describe('a form that no answer can satisfy', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['crossed counts', { type: 'array', minItems: 2, maxItems: 1 }, 'minItems'],
    ['crossed through allOf', { minimum: 5, allOf: [{ maximum: 4 }] }, 'minimum'],
    ['an open range without a number', { exclusiveMinimum: 3, maximum: 3 }, 'exclusiveMinimum'],
    ['no whole number between', { type: 'integer', minimum: 1.2, maximum: 1.8 }, 'minimum'],
    ['no multiple between', { multipleOf: 10, minimum: 11, maximum: 19 }, 'minimum'],
    ['a fixed value outside the choices', { enum: [1, 2], const: 3 }, 'const'],
    ['choices of another type', { type: 'string', enum: [1, 2] }, 'enum'],
    ['a fixed text that is too long', { const: 'abcd', maxLength: 3 }, 'const'],
    ['required and forbidden', { required: ['a'], properties: { a: false } }, 'required/0'],
    ['required and unknown', { required: ['a'], properties: {}, additionalProperties: false }, 'required/0'],
    ['more required than allowed', { required: ['a', 'b'], maxProperties: 1 }, 'maxProperties'],
    [
      'different entries than there are',
      { uniqueItems: true, minItems: 3, items: { type: 'boolean' } },
      'minItems',
    ],
    ['entries of nothing', { minItems: 1, items: false }, 'minItems'],
    ['no way at all', { anyOf: [false, { enum: [] }] }, 'anyOf/1/enum'],
    ['a reference to nothing', { $ref: '#/$defs/gone' }, '$ref'],
    [
      'deep inside',
      { properties: { a: { items: { properties: { b: { enum: [] } } } } } },
      'properties/a/items/properties/b/enum',
    ],
    ['in a definition', { $defs: { x: { minLength: 2, maxLength: 1 } } }, '$defs/x/minLength'],
  ])('%s', (_why, form, path) => {
    expect(pathsOf(form)).toContain(path)
  })

  test('what is only forbidden, optional or negated is not reported', () => {
    expect(pathsOf({ properties: { a: false }, not: { enum: [] }, if: { minimum: 2, maximum: 1 } })).toEqual(
      [],
    )
    expect(
      pathsOf({ $defs: { me: { properties: { child: { $ref: '#/$defs/me' } } } }, $ref: '#/$defs/me' }),
    ).toEqual([])
    expect(pathsOf({ minItems: 1, prefixItems: [{ type: 'string' }], items: false })).toEqual([])
  })

  test('a form that some answer passes is never reported', () => {
    const ajv = new Ajv2020({ strict: false, validateSchema: false, addUsedSchema: false })
    const bound = fc.option(fc.integer({ min: -3, max: 6 }), { nil: undefined })
    const schema = fc.record({
      minimum: bound,
      maximum: bound,
      exclusiveMinimum: bound,
      exclusiveMaximum: bound,
    })
    fc.assert(
      fc.property(schema, fc.boolean(), fc.integer({ min: -3, max: 6 }), (limits, whole, answer) => {
        const form: Record<string, unknown> = {
          type: whole ? 'integer' : 'number',
          ...(JSON.parse(JSON.stringify(limits)) as object),
        }
        if (ajv.validate(form, answer)) expect(pathsOf(form)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
