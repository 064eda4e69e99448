import { namesOf } from '../db/people.js'
import type { Database } from '../db/pool.js'
import { approverAt } from '../domain/approval/approval.js'
import type { Circular } from '../domain/circular/case.js'
import type { LetterContent } from '../domain/content.js'

const IN_STEAD = { onBehalf: 'ปฏิบัติราชการแทน', acting: 'รักษาราชการแทน' } as const

/**
 * The letter with the signature of who has really signed: a substitute signs with the own name, and in whose stead.
 * Where the holder signed, or the draft names the substitute already, it stays as it was drafted.
 */
export async function signedLetter(
  db: Database,
  { approval }: Circular,
  letter: LetterContent,
): Promise<LetterContent> {
  const by = approval && approverAt(approval, 'sign')
  if (by?.inPlaceOf === undefined || !by.capacity || by.capacity === 'holder') return letter
  const nameTh = (await namesOf(db, [by.personId])).get(by.personId)?.nameTh
  if (nameTh === undefined || nameTh === letter.signer.nameTh) return letter
  // Saraban practice: the position of the absent one stands behind the capacity, never under the name of the substitute.
  const capacityTh = `${IN_STEAD[by.capacity]} ${letter.signer.positionTh}`
  return { ...letter, signer: { nameTh, positionTh: '', capacityTh } }
}
