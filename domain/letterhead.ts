import type { LetterContent } from './content.js'

/** What stands at the head of an office's letters, and whom to ask. What is left out stays as the kind of circular has it. */
export type Letterhead = {
  readonly agencyTh: string
  readonly addressTh: string
  /** `ศธ 04022` */
  readonly letterPrefix: string
  readonly unitTh?: string
  readonly telephone?: string
  readonly email?: string
}

/** A letter under an office's letterhead; `version` is kept in what is signed, for its emblem. */
export function withLetterhead<Letter extends LetterContent>(
  letter: Letter,
  { agencyTh, ...head }: Letterhead,
  version: number,
): Letter & { readonly letterhead: number } {
  const { addressTh, letterPrefix, unitTh, telephone, email } = head
  return {
    ...letter,
    prefix: letterPrefix,
    agency: { nameTh: agencyTh, addressTh },
    owner: {
      unitTh: unitTh ?? letter.owner.unitTh,
      telephone: telephone ?? letter.owner.telephone,
      email: email ?? letter.owner.email,
    },
    letterhead: version,
  }
}
