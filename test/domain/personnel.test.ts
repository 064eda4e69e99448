import type { Assignment } from '../../domain/assignment.js'
import type { Actor, Unstamped } from '../../domain/case.js'
import { applyPersonnel } from '../../domain/personnel/apply.js'
import type { Personnel, PersonnelAct } from '../../domain/personnel/case.js'
import { decideAllPersonnel } from '../../domain/personnel/decide.js'
import { isRefusal } from '../../domain/refusals.js'

const administrator: Actor = { personId: 'administrator', officeCode: 'C0001', role: 'administrator' }
const at = '2023-11-21T02:00:00.000Z'
const post = (assignmentId: string, more: Partial<Assignment> = {}): Assignment => ({
  ...{ assignmentId, personId: 'clerk', officeCode: 'P2101', role: 'registrar', capacity: 'holder' },
  ...{ orderNo: null, validFrom: '2023-11-01', validTo: null, inPlaceOf: null, alsoFor: [] },
  ...{ scope: null, revokedAt: null },
  ...more,
})

/** The record after the acts, all of them put at once, or the refusal of the first that is refused. */
function after(acts: readonly Unstamped<PersonnelAct>[], start?: Personnel): Personnel | string {
  const decided = decideAllPersonnel(
    start,
    acts.map((act) => ({ ...act, at, by: administrator })),
  )
  if (isRefusal(decided)) return decided.refused
  return decided.reduce<Personnel | undefined>(applyPersonnel, start) as Personnel
}

const admit = { type: 'admit', personId: 'clerk' } as const
const give = { type: 'give', assignment: post('a1'), among: [] } as const
const serving = after([admit, give]) as Personnel
const reason = 'ตามคำสั่ง'

describe('the record of a person', () => {
  it('begins with the admission, once, and names what was changed, never its text', () => {
    expect(serving).toMatchObject({
      personId: 'clerk',
      status: 'serving',
      assignments: [{ assignmentId: 'a1' }],
    })
    expect(after([admit], serving)).toEqual(serving)
    expect(after([{ type: 'changeDetails', fields: ['phone'] }], serving)).toEqual(serving)
  })

  it('ends an assignment on its day, or takes it back as if it had not been given', () => {
    const ended = after([{ type: 'end', assignmentId: 'a1', validTo: '2023-12-01' }], serving)
    expect(ended).toMatchObject({ assignments: [{ validTo: '2023-12-01', revokedAt: null }] })
    const revoked = after([{ type: 'revoke', assignmentId: 'a1', reason }], serving)
    expect(revoked).toMatchObject({ assignments: [{ validTo: null, revokedAt: at }] })
  })

  it('moves a person by ending what was held on the day from which the new post holds', () => {
    const there = post('a2', { officeCode: 'P2102', validFrom: '2023-12-01' })
    expect(after([{ type: 'move', assignment: there, among: [] }], serving)).toMatchObject({
      assignments: [{ validTo: '2023-12-01' }, { officeCode: 'P2102', validTo: null }],
    })
  })

  it('locks and unlocks, lets go and takes back; in between nothing is given', () => {
    const locked = after([{ type: 'lock', reason }], serving) as Personnel
    expect([locked.status, after([give], locked)]).toEqual(['locked', 'NOT_NOW'])
    expect(after([{ type: 'unlock', reason }], locked)).toEqual(serving)
    const left = after([{ type: 'leave', leftOn: '2023-12-01', reason }], serving) as Personnel
    expect(left).toMatchObject({
      status: 'left',
      leftOn: '2023-12-01',
      assignments: [{ validTo: '2023-12-01' }],
    })
    expect(after([{ type: 'takeBack', reason }], left)).toMatchObject({ status: 'serving' })
    expect(after([{ type: 'takeBack', reason }], left)).not.toHaveProperty('leftOn')
  })

  it('takes several acts together or none: the second without a reason leaves nothing of the first', () => {
    expect(
      after(
        [
          { type: 'lock', reason },
          { type: 'unlock', reason: ' ' },
        ],
        serving,
      ),
    ).toBe('REASON_MISSING')
  })
})
