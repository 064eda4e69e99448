import { QueryObserver } from '@tanstack/react-query'
import { queries, readAnew } from '../../web/api/queries.js'

afterEach(() => queries.clear())

/** A screen that shows one address: what it showed, one after the other, and each question, to be answered by hand. */
function screen() {
  const asked: ((answer: string) => void)[] = []
  const shown: string[] = []
  const observer = new QueryObserver<string>(queries, {
    queryKey: ['/api/v1/circulars'],
    queryFn: () => new Promise((resolve) => asked.push(resolve)),
  })
  const leave = observer.subscribe(({ data }) => {
    if (data && data !== shown.at(-1)) shown.push(data)
  })
  const answer = async (text: string) => {
    asked.at(-1)?.(text)
    // The answer goes through a few promises before it is shown.
    await new Promise(setImmediate)
  }
  return { asked, shown, answer, leave }
}

test('an answer that was given before a change, and comes after it, is not the last one', async () => {
  const { asked, shown, answer, leave } = screen()
  const read = readAnew()
  await answer('before')
  expect(asked.length).toBe(2)
  await answer('after')
  await read
  expect(shown).toEqual(['before', 'after'])
  leave()
})

test('where changes come faster than answers every answer is shown, and what came meanwhile is asked for once', async () => {
  const { asked, shown, answer, leave } = screen()
  await answer('first')
  const reads = [readAnew()]
  for (const text of ['second', 'third', 'fourth']) {
    reads.push(readAnew(), readAnew())
    await answer(text)
  }
  await answer('last')
  await Promise.all(reads)
  expect([asked.length, shown]).toEqual([5, ['first', 'second', 'third', 'fourth', 'last']])
  leave()
})

test('only what may have changed is asked for anew', async () => {
  const { asked, answer, leave } = screen()
  await answer('first')
  await readAnew(({ queryKey }) => queryKey[0] !== '/api/v1/circulars')
  expect(asked.length).toBe(1)
  leave()
})
