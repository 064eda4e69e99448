import { randomBytes } from 'node:crypto'

/** Digits and letters that nobody mistakes for one another on paper (Crockford): no i, l, o, u. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
/** 80 bits: nobody finds a letter by trying. */
const LENGTH = 16

/** A code under which a letter can be asked after: says nothing of the letter, and no other code follows from it. */
export function newLetterCode(): string {
  return [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}
