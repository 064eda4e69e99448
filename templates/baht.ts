const DIGITS = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า']
const PLACES = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน']
const MILLION = 1_000_000n

function digitWord(digit: number, place: number, hasMore: boolean): string {
  if (digit === 0) return ''
  if (place === 0) return digit === 1 && hasMore ? 'เอ็ด' : (DIGITS[digit] ?? '')
  if (place === 1 && digit <= 2) return digit === 1 ? 'สิบ' : 'ยี่สิบ'
  return `${DIGITS[digit]}${PLACES[place]}`
}

function belowMillion(value: number, hasMore: boolean): string {
  const digits = [...String(value)].map(Number)
  return digits
    .map((digit, at) => digitWord(digit, digits.length - 1 - at, hasMore || digits.length > 1))
    .join('')
}

/** A whole number in Thai words, of any size: 101 is หนึ่งร้อยเอ็ด, a million millions ล้านล้าน. */
export function numberWords(value: bigint): string {
  if (value < 0n) return `ลบ${numberWords(-value)}`
  if (value === 0n) return 'ศูนย์'
  const millions = value / MILLION
  const rest = belowMillion(Number(value % MILLION), millions > 0n)
  return millions === 0n ? rest : `${numberWords(millions)}ล้าน${value % MILLION === 0n ? '' : rest}`
}

/** A sum of money in words; `satang` are hundredths of a baht: 3185604700n is …สี่สิบเจ็ดบาทถ้วน. */
export function bahtWords(satang: bigint): string {
  if (satang < 0n) return `ลบ${bahtWords(-satang)}`
  const [baht, rest] = [satang / 100n, satang % 100n]
  if (rest === 0n) return `${numberWords(baht)}บาทถ้วน`
  return `${baht === 0n ? '' : `${numberWords(baht)}บาท`}${numberWords(rest)}สตางค์`
}
