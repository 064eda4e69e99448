import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Fewest and most characters of a password. NIST SP 800-63B asks for length, not for kinds of characters. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const

// OWASP's smallest recommended setting of argon2id: 19 MiB, two passes, one lane; argon2id is the library's default.
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const FEWEST_DIFFERENT = 5

/** The argon2id hash of a password (PHC string), made outside the event loop. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), ARGON2)
}

/** Whether the password belongs to the hash. */
export function isPassword(password: string, hashed: string): Promise<boolean> {
  return verify(hashed, password.normalize('NFKC'))
}

/** Why a password will not do, or nothing: too short, too long, too few different characters, or the person's own address. */
export function passwordFault(password: string, email: string): 'length' | 'simple' | 'own' | undefined {
  const { length } = [...password]
  if (length < PASSWORD_LENGTH.min || length > PASSWORD_LENGTH.max) return 'length'
  if (new Set(password.toLowerCase()).size < FEWEST_DIFFERENT) return 'simple'
  const [name = ''] = email.toLowerCase().split('@')
  return password.toLowerCase().includes(name) && name.length > 3 ? 'own' : undefined
}

/** A password that nobody has to remember: 80 random bits in four groups. */
export function randomPassword(): string {
  const text = randomBytes(12).toString('hex').slice(0, 20)
  return text.replace(/(.{5})(?=.)/g, '$1-')
}
