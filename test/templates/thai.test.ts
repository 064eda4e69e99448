import fc from 'fast-check'
import { bahtWords, numberWords } from '../../templates/baht.js'
import { dueInThai, letterDate, orderDate, plainDate, shortInstant } from '../../templates/dates.js'
import { grouped, thaiDigits } from '../../templates/digits.js'

describe('sums in words', () => {
  test.each<[bigint, string]>([
    [31_856_047_00n, 'สามสิบเอ็ดล้านแปดแสนห้าหมื่นหกพันสี่สิบเจ็ดบาทถ้วน'],
    [0n, 'ศูนย์บาทถ้วน'],
    [100n, 'หนึ่งบาทถ้วน'],
    [11_00n, 'สิบเอ็ดบาทถ้วน'],
    [20_00n, 'ยี่สิบบาทถ้วน'],
    [21_25n, 'ยี่สิบเอ็ดบาทยี่สิบห้าสตางค์'],
    [75n, 'เจ็ดสิบห้าสตางค์'],
    [1_000_000_00n, 'หนึ่งล้านบาทถ้วน'],
    [1_000_001_00n, 'หนึ่งล้านเอ็ดบาทถ้วน'],
    [2_000_000_000_000_00n, 'สองล้านล้านบาทถ้วน'],
    [-5_00n, 'ลบห้าบาทถ้วน'],
  ])('%s satang are %s', (satang, words) => {
    expect(bahtWords(satang)).toBe(words)
  })

  test('two different numbers never have the same words', () => {
    const number = fc.bigInt({ min: 0n, max: 10n ** 15n })
    fc.assert(fc.property(number, number, (a, b) => (a === b) === (numberWords(a) === numberWords(b))))
  })
})

describe('dates and digits', () => {
  test('a letter is dated without วันที่ and พ.ศ., an order with พ.ศ.', () => {
    expect(letterDate('2023-11-21')).toBe('๒๑ พฤศจิกายน ๒๕๖๖')
    expect(orderDate('2023-11-21')).toBe('๒๑ พฤศจิกายน พ.ศ. ๒๕๖๖')
    expect(plainDate('2024-01-01')).toBe('1 มกราคม 2567')
  })

  test('people are told the last minute in time, not the first that is too late', () => {
    expect(dueInThai('2023-11-27T17:00:00.000Z')).toBe('วันจันทร์ที่ 27 พฤศจิกายน 2566 เวลา 23.59 น.')
    expect(shortInstant('2023-11-27T17:00:00.000Z')).toBe('28 พ.ย. 66 00.00 น.')
  })

  test('addresses keep their digits', () => {
    expect(thaiDigits('ข้อ 2 ทาง https://forms.example/a2?b=3 หรือ saraban7@sbn.example 45')).toBe(
      'ข้อ ๒ ทาง https://forms.example/a2?b=3 หรือ saraban7@sbn.example ๔๕',
    )
    expect(grouped(31856047)).toBe('31,856,047')
  })
})
