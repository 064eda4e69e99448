/** How far a case may be known. The classes of the secrecy regulation, B.E. 2544; `plain` is everything else. */
export type Secrecy = 'plain' | 'confidential' | 'secret' | 'topSecret'

/** All of them, from the open one up. */
export const SECRECIES: readonly Secrecy[] = ['plain', 'confidential', 'secret', 'topSecret']

/** The word of the class that stands red on every page (saraban reg., secrecy regulation); nothing for a plain letter. */
export function secrecyWord(secrecy: Secrecy = 'plain'): string | undefined {
  const words = { plain: undefined, confidential: 'ลับ', secret: 'ลับมาก', topSecret: 'ลับที่สุด' } as const
  return words[secrecy]
}

/** Whether only named persons may know the case. What says nothing is plain. */
export function isSecret(secrecy: Secrecy | undefined): secrecy is Exclude<Secrecy, 'plain'> {
  return secrecy !== undefined && secrecy !== 'plain'
}
