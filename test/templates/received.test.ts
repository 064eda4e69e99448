import { PDFDocument } from 'pdf-lib'
import { circularLetter, addresseeOf } from '../../templates/letters/circular.js'
import { ReceivedRefused, stampReceived } from '../../templates/letters/received.js'
import { appendSignature } from '../../typesetting/sign/append.js'
import { makeCertificate } from '../../typesetting/sign/certificate.js'
import { createSigner } from '../../typesetting/sign/signer.js'
import { verifyPdf } from '../../typesetting/sign/verify.js'
import type { Typesetter } from '../../typesetting/contract.js'
import { openTypesetter } from '../../typesetting/typesetter.js'
import { onDisk, run, testWith } from '../typesetting/sign-office.js'
import { content, frame, rayong } from './office.js'

const facts = { agency: rayong.nameTh, number: '1/2566', at: '2023-11-21T05:00:00.000Z' }
let typesetter: Typesetter
let letter: Uint8Array
beforeAll(async () => {
  typesetter = await openTypesetter()
  letter = await typesetter.render(circularLetter(frame), {
    values: { addressee: addresseeOf(content.letter, rayong) },
  })
})

describe('the receipt stamp on a letter that came in', () => {
  test('the copy has all pages and one drawing more on the first', async () => {
    const { pdf, hadSignatures } = await stampReceived(letter, facts, typesetter)
    const [before, after] = [await PDFDocument.load(letter), await PDFDocument.load(pdf)]
    expect(after.getPageCount()).toBe(before.getPageCount())
    const drawings = (document: PDFDocument) =>
      document
        .getPage(0)
        .node.Resources()
        ?.toString()
        .match(/EmbeddedPdfPage/g)
    expect(drawings(before)).toBeNull()
    expect(drawings(after)).toHaveLength(1)
    expect(hadSignatures).toBe(false)
  })

  testWith('pdftotext')('the stamp names office, number, day and hour, a line each', async () => {
    const { pdf } = await stampReceived(letter, facts, typesetter)
    const text = run('pdftotext', '-layout', onDisk(pdf), '-')
    const lines = text.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
    for (const wanted of ['เลขรับ', 'วันที่', 'เวลา'])
      expect(lines.filter((line) => line.startsWith(wanted))).toHaveLength(1)
  })

  test('a copy of a signed letter says so and does not look like a broken signature', async () => {
    const at = new Date('2023-11-21T02:00:00Z')
    const subject = { commonName: 'สบน.', organization: 'ทดสอบ' }
    const key = makeCertificate({
      subject,
      validFrom: at,
      validUntil: new Date('2033-01-01T00:00:00Z'),
      use: 'authority',
    })
    const signed = await appendSignature(
      letter,
      createSigner({ keyPem: key.keyPem, certificatesPem: [key.certificatePem] }),
      { field: 'สบน', at },
    )
    expect(verifyPdf(signed, { trustedPem: [], now: at }).signatures).toHaveLength(1)
    const { pdf, hadSignatures } = await stampReceived(signed, facts, typesetter)
    expect(hadSignatures).toBe(true)
    expect(verifyPdf(pdf, { trustedPem: [], now: at }).verdict).toBe('unsigned')
  })

  test('what is no PDF is refused in Thai and English', async () => {
    const failed = stampReceived(Buffer.from('hello'), facts, typesetter)
    await expect(failed).rejects.toThrow(ReceivedRefused)
    await failed.catch((refused: ReceivedRefused) => expect(refused.th).toMatch(/PDF/))
  })
})
