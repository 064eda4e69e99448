import type { Typesetter } from '../../typesetting/contract.js'
import type { Document } from '../../typesetting/model.js'
import type { Template } from '../../typesetting/template.js'
import { makeCertificate } from '../../typesetting/sign/certificate.js'
import { reserve } from '../../typesetting/sign/place.js'
import { createSigner, type Signer } from '../../typesetting/sign/signer.js'

/** An invented office with a P-256 key. */
export function openOffice(): Signer {
  const { keyPem, certificatePem } = makeCertificate({
    subject: { commonName: 'สำนักงานทดสอบ', organization: 'ทดสอบ' },
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validUntil: new Date('2036-01-01T00:00:00Z'),
    use: 'authority',
  })
  return createSigner({ keyPem, certificatesPem: [certificatePem] })
}

/** The template of letters that each carry their own signature. */
export function compileSigned(typesetter: Typesetter, document: Document, signer: Signer): Promise<Template> {
  const at = new Date('2026-11-20T03:04:05Z')
  return typesetter.compile(document, {
    signature: { contentsBytes: reserve(signer), at, reason: 'ลงนามหนังสือ' },
  })
}
