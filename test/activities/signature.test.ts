import { signedLetter } from '../../activities/signature.js'
import type { Approval } from '../../domain/approval/approval.js'
import { beginCheckAndSign } from '../../domain/approval/before.js'
import { afterVerdict } from '../../domain/approval/after.js'
import type { Actor } from '../../domain/case.js'
import type { Circular } from '../../domain/circular/case.js'
import type { LetterContent } from '../../domain/content.js'
import { closingAndSignature } from '../../templates/letters/pieces.js'
import { central } from '../support/circulars.js'
import { openRecords, type Records } from '../support/records.js'
import { addPerson } from '../support/sign-in.js'

let records: Records
beforeAll(async () => {
  records = await openRecords()
  await addPerson(records.pool, 'stand-in')
})
afterAll(() => records.close())

const letter = { signer: { nameTh: 'นางสมมติ ใจงาม', positionTh: 'เลขาธิการ' } } as LetterContent
const at = '2023-11-21T02:00:00.000Z'
const signedBy = (by: Actor): Circular => {
  const verdict = (stage: string, who: Actor) =>
    ({ stage, verdict: 'approved', by: who, at, contentSha256: 'x' }) as const
  const checked = afterVerdict(
    beginCheckAndSign({ owner: central('officer') }, 'x'),
    verdict('check', central('checker')),
  )
  const approval: Approval = afterVerdict(checked, verdict('sign', by))
  return { approval } as Circular
}
const standIn: Actor = {
  ...{ ...central('signer'), personId: 'stand-in' },
  ...{ capacity: 'acting', orderNo: '12/2566', inPlaceOf: 'person-signer' },
}

test('a substitute signs with the own name and in whose stead; the position stands behind the capacity', async () => {
  const { signer } = await signedLetter(records.pool, signedBy(standIn), letter)
  expect(signer).toEqual({
    ...{ nameTh: 'บุคคลทดสอบ stand-in', positionTh: '' },
    capacityTh: 'รักษาราชการแทน เลขาธิการ',
  })
  expect(JSON.stringify(closingAndSignature('ขอแสดงความนับถือ', signer))).toMatch(
    /ขอแสดงความนับถือ.*\(บุคคลทดสอบ stand-in\).*รักษาราชการแทน เลขาธิการ/,
  )
})

test('the holder signs as drafted, and so does a substitute whom the draft names already', async () => {
  const drafted = { signer: { nameTh: 'บุคคลทดสอบ stand-in', positionTh: 'รองเลขาธิการ' } } as LetterContent
  expect(await signedLetter(records.pool, signedBy(central('signer')), letter)).toBe(letter)
  expect(await signedLetter(records.pool, signedBy(standIn), drafted)).toBe(drafted)
})
