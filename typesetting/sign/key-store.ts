import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCertificate, type KeyAndCertificate, type Subject } from './certificate.js'
import { createSigner, type Signer } from './signer.js'

/** Keys for demonstrations: an authority made here, and one key for each office it is asked for. */
export interface DemoKeyStore {
  /** PEM of the authority that verification has to trust for the demonstration. */
  readonly authorityPem: string
  /** The office's signer; key and certificate are made at the first call. `code` is part of a file name. */
  signer(code: string, office: Subject): Signer
}

/** Where keys lie and until when they are good. */
export interface DemoKeyStoreOptions {
  /** Folder of the PEM files; made when missing, readable by the owner alone. */
  readonly folder: string
  /** First instant of validity of what has to be made. */
  readonly now: Date
  /** Validity of an office's certificate; 2 when absent. The authority's is ten years longer. */
  readonly years?: number
}

const day = 86_400_000
const until = (from: Date, years: number): Date => new Date(from.getTime() + years * 366 * day)

function readPair(folder: string, code: string): KeyAndCertificate | undefined {
  try {
    return {
      keyPem: readFileSync(join(folder, `${code}.key.pem`), 'utf8'),
      certificatePem: readFileSync(join(folder, `${code}.cert.pem`), 'utf8'),
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function pairOf(folder: string, code: string, make: () => KeyAndCertificate): KeyAndCertificate {
  const found = readPair(folder, code)
  if (found) return found
  const made = make()
  writeFileSync(join(folder, `${code}.cert.pem`), made.certificatePem)
  // Written last: a pair without key is made anew, one without certificate never exists.
  writeFileSync(join(folder, `${code}.key.pem`), made.keyPem, { mode: 0o600 })
  return made
}

function authorityIn(folder: string, now: Date, years: number): KeyAndCertificate {
  return pairOf(folder, 'authority', () =>
    makeCertificate({
      subject: { commonName: 'ผู้ออกใบรับรองตัวอย่าง (ไม่มีผลทางกฎหมาย)', organization: 'ตัวอย่าง' },
      validFrom: now,
      validUntil: until(now, years + 10),
      use: 'authority',
    }),
  )
}

/**
 * Opens the folder of demonstration keys (PKCS#8 PEM), making the authority at the first use. What it signs is valid
 * only for those who trust this authority: everywhere else "unknown issuer", as it should be.
 */
export function openDemoKeyStore({ folder, now, years = 2 }: DemoKeyStoreOptions): DemoKeyStore {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const issuer = authorityIn(folder, now, years)
  const dates = { validFrom: now, validUntil: until(now, years) }
  const signers = new Map<string, Signer>()
  return {
    authorityPem: issuer.certificatePem,
    signer(code, subject) {
      if (!/^[\w-]{1,64}$/.test(code) || code === 'authority') throw new RangeError(`no file name: ${code}`)
      const known = signers.get(code)
      if (known) return known
      const pair = pairOf(folder, code, () =>
        makeCertificate({ subject, ...dates, use: 'signature', issuer }),
      )
      const signer = createSigner({ keyPem: pair.keyPem, certificatesPem: [pair.certificatePem] })
      signers.set(code, signer)
      return signer
    },
  }
}
