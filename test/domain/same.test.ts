import fc from 'fast-check'
import { isSame } from '../../domain/same.js'

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, turned(one)]),
  )
}

test('what comes back from a database with its keys in another order is the same; a changed member is not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isSame(value, turned(value))).toBe(true)
      expect(isSame({ value }, { value, more: 1 })).toBe(false)
    }),
  )
})

test('lists are the same in one order only, and absent is as good as undefined', () => {
  expect(isSame([1, 2], [2, 1])).toBe(false)
  expect(isSame([1], { 0: 1 })).toBe(false)
  expect(isSame({ a: undefined }, {})).toBe(true)
  expect(isSame({ a: null }, {})).toBe(false)
  expect(isSame(null, {})).toBe(false)
})
