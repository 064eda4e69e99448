import fc from 'fast-check'
import type { AudienceRule } from '../../domain/audience.js'
import { isNamed, readLines, writeLines } from '../../web/rooms/compose/rule-lines.js'

const line = fc.constantFrom<AudienceRule>(
  { everyone: true },
  { type: 'primary' },
  { province: ['ระยอง'] },
  { codes: ['P1001'] },
  { group: 'trial@2' },
  { innovationArea: {} },
)
const composed = fc.record({
  among: fc.constantFrom('all', 'any'),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  except: fc.array(line, { maxLength: 3 }),
})

test('conditions that were composed open again as they were, and say the same', () => {
  fc.assert(
    fc.property(composed, (lines) => {
      const rule = writeLines(lines)
      const again = readLines(rule)
      expect(again?.lines).toEqual(lines.lines)
      expect(again?.except).toEqual(lines.except)
      // One condition alone holds whether all are asked for or any.
      if (lines.lines.length > 1) expect(again?.among).toBe(lines.among)
      expect(again && writeLines(again)).toEqual(rule)
    }),
  )
})

test('a rule that says more than conditions can is left as it is', () => {
  const deep: AudienceRule = { any: [{ all: [{ everyone: true }, { type: 'primary' }] }, { zone: 2 }] }
  expect(readLines(deep)).toBeUndefined()
  expect(readLines({ zone: 2 })).toBeUndefined()
  expect(readLines({ not: { everyone: true } })).toBeUndefined()
})

test('a condition without a name addresses nobody yet', () => {
  const half = writeLines({ among: 'all', lines: [{ everyone: true }], except: [{ province: [] }] })
  expect(isNamed(half)).toBe(false)
  expect(isNamed({ everyone: true })).toBe(true)
})
