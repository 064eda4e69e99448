import { judgePages } from './growth.js'
import { summary } from './load.js'

const aim = { p95: 100, growth: 1.5, floor: 10 }
const took = (ms: number) => ({ page: summary([ms]) })
const judged = (small: number, alike: number, largest = alike) =>
  judgePages({ small: took(small), alike: took(alike), largest: took(largest) }, aim)['page']

describe('a page on a ledger a hundred times as long', () => {
  it('that takes half as long again holds, and not when it takes more', () => {
    expect(judged(40, 60)).toMatchObject({ growth: { seen: 1.5, holds: true }, holds: true })
    expect(judged(40, 61)).toMatchObject({ p95: { holds: true }, growth: { holds: false }, holds: false })
  })

  it('is not said to have grown where both times are small', () => {
    expect(judged(1, 3)).toMatchObject({ growth: { seen: 3, holds: true }, holds: true })
    expect(judged(0, 15)).toMatchObject({ growth: { holds: true } })
    expect(judged(0, 16)).toMatchObject({ growth: { holds: false } })
  })

  it('about a circular of more offices is judged by its own time, which is no growth of the ledger', () => {
    expect(judged(14, 15, 100)).toMatchObject({ growth: { seen: 1.07, holds: true }, holds: true })
    expect(judged(14, 15, 101)).toMatchObject({ p95: { seen: 101, holds: false }, holds: false })
    expect(judged(40, 61, 61)).toMatchObject({ growth: { holds: false }, holds: false })
  })

  it('that was slow before and is slow now fails by its time alone', () => {
    expect(judged(101, 101)).toMatchObject({
      p95: { seen: 101, holds: false },
      growth: { holds: true },
      holds: false,
    })
  })
})
