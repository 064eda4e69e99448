import { countOf, filled } from '../../domain/sentence.js'
import { refusalText, refuse } from '../../domain/refusals.js'

test('a sentence says the value of each name, and a dash where there is none', () => {
  expect(filled('{a} of {b}', { a: 1, b: 'two' })).toBe('1 of two')
  expect(filled('{a} and {b}')).toBe('– and –')
})

test('one member is, two members are', () => {
  expect([0, 1, 2].map((count) => countOf(count, 'member'))).toEqual(['0 members', '1 member', '2 members'])
  expect([1, 2].map((count) => countOf(count, 'entry', 'entries'))).toEqual(['1 entry', '2 entries'])
  const en = (count: number) => refusalText(refuse('INTEREST_UNDECIDED', { count })).en
  expect(en(1)).toBe('The interest of 1 member under s.16 must be decided on first.')
  expect(en(2)).toBe('The interest of 2 members under s.16 must be decided on first.')
  const quorum = (needed: number, present: number) =>
    refusalText(refuse('QUORUM_MISSING', { needed, counted: present })).en
  expect(quorum(1, 1)).toBe('There is no quorum: 1 member is needed, 1 is counted.')
  expect(quorum(8, 7)).toBe('There is no quorum: 8 members are needed, 7 are counted.')
})
