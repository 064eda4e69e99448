import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps private keys so that the database alone cannot sign with them. */
export type KeyVault = {
  seal(keyId: string, keyPem: string): Buffer
  /** @throws Error when it was sealed under another secret or another id, or was changed */
  open(keyId: string, sealed: Uint8Array): string
}

const [SALT, NONCE, TAG] = [16, 12, 16]

/** Makes the vault: AES-256-GCM under a key that follows from the installation's secret (HKDF-SHA-256), one for each id. */
export function createKeyVault(secret: string): KeyVault {
  const keyFor = (keyId: string, salt: Uint8Array): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', secret, salt, `wian/office-key/${keyId}`, 32))
  return {
    seal(keyId, keyPem) {
      const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)]
      const cipher = createCipheriv('aes-256-gcm', keyFor(keyId, salt), nonce)
      const body = Buffer.concat([cipher.update(keyPem, 'utf8'), cipher.final()])
      return Buffer.concat([salt, nonce, cipher.getAuthTag(), body])
    },
    open(keyId, sealed) {
      const bytes = Buffer.from(sealed)
      const [salt, nonce] = [bytes.subarray(0, SALT), bytes.subarray(SALT, SALT + NONCE)]
      const body = SALT + NONCE + TAG
      const decipher = createDecipheriv('aes-256-gcm', keyFor(keyId, salt), nonce)
      decipher.setAuthTag(bytes.subarray(SALT + NONCE, body))
      return Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString('utf8')
    },
  }
}
