import { readdir, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { formFindings } from '../../templates/procedures/form.js'
import { loadProcedure } from '../../templates/procedures/load.js'
import {
  asKind,
  EMPTY_FORM,
  KINDS,
  newField,
  sourcesOf,
  withField,
  withMoved,
  withoutField,
  type BuiltForm,
} from '../../web/rooms/form-builder/model.js'
import { isSame, readForm } from '../../web/rooms/form-builder/read.js'
import { writeForm } from '../../web/rooms/form-builder/write.js'

const FOLDER = new URL('../../templates/procedures/', import.meta.url)

test('the forms that the product brings open in the builder and come out as they were, every field in its own kind', async () => {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml'))
  for (const file of files) {
    const { procedure } = loadProcedure(await readFile(new URL(file, FOLDER), 'utf8'), file)
    const form = readForm(procedure?.form ?? {})
    expect(writeForm(form)).toEqual(procedure?.form)
    expect(form.fields.filter(({ kind }) => kind === 'kept')).toEqual([])
  }
})

const leaf = fc.oneof(
  fc.record(
    { type: fc.constantFrom('string', 'number', 'boolean', 'array', 'null'), title: fc.string() },
    { requiredKeys: [] },
  ),
  fc.record(
    {
      type: fc.constantFrom('string', 'integer', 'array'),
      enum: fc.array(fc.oneof(fc.string(), fc.integer())),
      format: fc.constantFrom('date', 'email', 'uri'),
      items: fc.constantFrom({ type: 'object' }, { enum: ['ก'], type: 'string' }, {}),
      maxLength: fc.integer(),
      pattern: fc.string(),
      'x-file': fc.constantFrom({}, { kinds: ['pdf'] }, { kinds: 'pdf' }),
    },
    { requiredKeys: [] },
  ),
  fc.boolean(),
  fc.constant({ $ref: '#/$defs/x' }),
)
const condition = fc.constantFrom(
  {
    if: { properties: { a: { const: 'ก' } }, required: ['a'] },
    then: { properties: { b: {} }, required: ['b'] },
    else: { properties: { b: false } },
  },
  { if: { properties: { a: { const: true } }, required: ['a'] }, else: { properties: { c: false } } },
  { if: { properties: { a: { const: 1 } } }, then: { required: ['b'] } },
  { not: { required: ['a', 'c'] } },
)
const schemas = fc.record(
  {
    type: fc.constant('object'),
    title: fc.string({ minLength: 1 }),
    $defs: fc.constant({ x: { type: 'string' } }),
    required: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'z'), { minLength: 1 }),
    properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), leaf),
    allOf: fc.array(condition, { minLength: 1 }),
    unevaluatedProperties: fc.boolean(),
  },
  { requiredKeys: ['type', 'properties'] },
)

test('whatever a form says, opening it in the builder and keeping it again loses nothing', () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      const written = writeForm(readForm(schema))
      // Conditions of fields come first; which is said first makes no difference.
      const sorted = ({ allOf = [], ...rest }: { allOf?: readonly unknown[] }) => ({
        ...rest,
        allOf: allOf.map((one) => JSON.stringify(one)).sort(),
      })
      expect(isSame(sorted(written), sorted(schema))).toBe(true)
    }),
  )
})

/** A form with one field of every kind, filled in as a person would. */
function everyKind(): BuiltForm {
  return KINDS.reduce<BuiltForm>((form, kind) => {
    const field = newField(kind, form)
    const named = { ...field, titleTh: `ช่อง ${kind}`, titleEn: `Field ${kind}` }
    const choices = field.choices.length > 0 ? [{ th: 'มี', en: 'Yes' }] : []
    return { ...form, fields: [...form.fields, { ...named, choices }] }
  }, EMPTY_FORM)
}

test('a form with every kind of field is one that the product takes', () => {
  expect(formFindings(writeForm(everyKind()))).toEqual([])
})

test('a field that waits for a choice follows its new name, and waits no more when what it waited for is gone', () => {
  const form = everyKind()
  const source = form.fields.find(({ kind }) => kind === 'choice')!
  const last = form.fields.at(-1)!
  expect(sourcesOf(form, last.key).map(({ kind }) => kind)).toEqual(['choice', 'yesNo'])
  const waiting = withField(form, { ...last, when: { key: source.key, is: 'มี' } })
  const findings = formFindings(writeForm(waiting))
  expect(findings).toEqual([])
  const renamed = withField(waiting, { ...source, choices: [{ th: 'มีข้อมูล', en: 'Yes' }] })
  expect(renamed.fields.at(-1)?.when).toEqual({ key: source.key, is: 'มีข้อมูล' })
  expect(isSame(writeForm(readForm(writeForm(renamed))), writeForm(renamed))).toBe(true)
  expect(withoutField(renamed, source.key).fields.at(-1)?.when).toBeUndefined()
  expect(withField(renamed, asKind(source, 'text')).fields.at(-1)?.when).toBeUndefined()
})

test('a field moves to the place that is asked for', () => {
  const form = everyKind()
  const [first, second] = form.fields.map(({ key }) => key)
  const moved = withMoved(form, first!, 1)
  expect(moved.fields.slice(0, 2).map(({ key }) => key)).toEqual([second, first])
})
