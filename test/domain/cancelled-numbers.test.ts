import { SYSTEM, type GivenNumber } from '../../domain/case.js'
import { applyCircular } from '../../domain/circular/apply.js'
import type { Circular } from '../../domain/circular/case.js'
import { decideCircular } from '../../domain/circular/decide.js'
import { isRefusal } from '../../domain/refusals.js'
import { at, issuer, office, play, received } from './submission-office.js'

const cancel = (number: GivenNumber, by = office) =>
  ({ type: 'cancelNumber', number, reason: 'ส่งผิดหน่วยงาน', at, by }) as const

describe('the number under which an office received a letter', () => {
  const number: GivenNumber = { register: 'inward', officeCode: 'P2101', year: 2023, number: 412 }

  it('is struck out once, by the office whose book it is, when the letter was withdrawn', () => {
    const withdrawn = play([{ type: 'withdraw', reason: 'r', at, by: SYSTEM }], received).submission
    expect(play([cancel(number)], received).refused).toBe('NUMBER_IN_FORCE')
    expect(play([cancel(number, issuer)], withdrawn).refused).toBe('NOT_YOURS')
    const struck = play([cancel(number)], withdrawn).submission
    expect(struck).toMatchObject({ status: 'withdrawn', cancelledNumbers: [number] })
    expect(play([cancel(number)], struck).refused).toBe('NUMBER_CANCELLED')
  })
})

describe('the number of a circular', () => {
  const number: GivenNumber = { register: 'circular', officeCode: 'C0001', year: 2023, number: 7 }
  const recalled: Circular = {
    ...{ circularId: 'c', status: 'recalled', owner: issuer, procedure: 'p@1', subject: 's' },
    ...{ contentSha256: 'h', number: 7, year: 2023, added: [], errata: 0, jobs: [] },
  }

  it('is struck out when the circular was called back, and never while it is in force or was closed', () => {
    const struck = decideCircular(recalled, cancel(number, issuer))
    if (isRefusal(struck)) throw new Error(struck.refused)
    const after = struck.reduce<Circular>(applyCircular, recalled)
    expect(after).toMatchObject({ number: 7, cancelledNumbers: [number] })
    for (const status of ['issued', 'closed'] as const)
      expect(decideCircular({ ...recalled, status }, cancel(number, issuer))).toMatchObject({
        refused: 'NUMBER_IN_FORCE',
      })
  })
})
