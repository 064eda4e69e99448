import type pg from 'pg'
import type { KeyVault } from '../db/key-vault.js'
import { activeKey } from '../db/office-keys.js'
import type { Instant } from '../domain/time.js'
import { createSigner, type Signer } from '../typesetting/sign/signer.js'

/** The key with which an office signs at an instant, ready to use; nothing where it has none. */
export type OfficeSigner = (
  officeCode: string,
  at: Instant,
) => Promise<{ readonly keyId: string; readonly signer: Signer } | undefined>

/** Makes it. A key is opened once in the life of the process; whether it is still in use is asked each time. */
export function createOfficeSigner({ pool, vault }: { pool: pg.Pool; vault: KeyVault }): OfficeSigner {
  const opened = new Map<string, Signer>()
  return async (officeCode, at) => {
    const key = await activeKey(pool, officeCode, at)
    if (!key) return undefined
    const { keyId, sealed, certificates: certificatesPem } = key
    const signer = opened.get(keyId) ?? createSigner({ keyPem: vault.open(keyId, sealed), certificatesPem })
    opened.set(keyId, signer)
    return { keyId, signer }
  }
}
