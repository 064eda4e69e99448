import forge from 'node-forge'

const sentences = {
  NO_PKCS12: {
    th: 'แฟ้มนี้ไม่ใช่แฟ้ม PKCS#12 (.p12 หรือ .pfx) หรือแฟ้มเสีย โปรดเลือกแฟ้มที่ได้จากผู้ออกใบรับรอง',
    en: 'this is no PKCS#12 file (.p12 or .pfx), or it is damaged. Please choose the file from the certification authority.',
  },
  WRONG_PASSWORD: {
    th: 'รหัสผ่านของแฟ้มไม่ถูกต้อง โปรดพิมพ์อีกครั้ง',
    en: 'the password of the file is wrong. Please type it again.',
  },
  NO_KEY: {
    th: 'ในแฟ้มมีแต่ใบรับรอง ไม่มีกุญแจส่วนตัว โปรดส่งออกแฟ้มใหม่พร้อมกุญแจส่วนตัว',
    en: 'the file holds certificates but no private key. Please export it again together with the private key.',
  },
} as const

/** Why a PKCS#12 file gave no key, with a Thai and an English sentence. */
export class Pkcs12Unread extends Error {
  override readonly name = 'Pkcs12Unread'
  readonly th: string
  readonly en: string
  constructor(readonly code: keyof typeof sentences) {
    super(code)
    this.th = sentences[code].th
    this.en = sentences[code].en
  }
}

/**
 * The first key of a PKCS#12 file, without its password, and its certificates in the order of the file. Keys of elliptic
 * curves come back from the reader as they stand in the file.
 * @throws Pkcs12Unread
 */
export function openPkcs12(base64: string, password: string): { keyPem: string; certificates: string[] } {
  const p12 = opened(base64, password)
  const bags = (type: string) => p12.getBags({ bagType: type })[type] ?? []
  const { pkcs8ShroudedKeyBag: locked, keyBag, certBag } = forge.pki.oids
  const [key] = [...bags(locked as string), ...bags(keyBag as string)]
  if (!key) throw new Pkcs12Unread('NO_KEY')
  const info = key.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key.key)) : key.asn1
  const certificates = bags(certBag as string).map(({ cert, asn1 }) =>
    cert ? forge.pki.certificateToPem(cert) : pemOf(asn1),
  )
  return { keyPem: forge.pki.privateKeyInfoToPem(info), certificates }
}

function opened(base64: string, password: string): forge.pkcs12.Pkcs12Pfx {
  const bytes = forge.util.decode64(base64)
  try {
    return forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes), false, password)
  } catch (error) {
    // The reader says in words alone that the password is not the one that the file was sealed with.
    const isPassword = error instanceof Error && /MAC could not be verified|decrypt/i.test(error.message)
    if (!isPassword) throw new Pkcs12Unread('NO_PKCS12')
    return openedInUtf8(bytes, password)
  }
}

/**
 * OpenSSL makes its key of the password’s bytes in UTF-8, which the reader does not know: a Thai password opens the file
 * without its seal, which is made in yet another way and is left out. A wrong one opens nothing.
 */
function openedInUtf8(bytes: string, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    const file = forge.asn1.fromDer(bytes)
    ;(file.value as forge.asn1.Asn1[]).splice(2)
    return forge.pkcs12.pkcs12FromAsn1(file, false, forge.util.encodeUtf8(password))
  } catch {
    throw new Pkcs12Unread('WRONG_PASSWORD')
  }
}

function pemOf(asn1: forge.asn1.Asn1): string {
  const body = forge.util.encode64(forge.asn1.toDer(asn1).getBytes(), 64)
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`
}
