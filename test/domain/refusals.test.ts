import { REFUSAL_CODES, refusalText, refuse } from '../../domain/refusals.js'

const ISO = /\d{4}-\d{2}-\d{2}/

/** The names in braces of both sentences of a refusal: a name that nobody fills is printed as a dash. */
function namesIn(code: (typeof REFUSAL_CODES)[number]): string[] {
  const asked: string[] = []
  const params = new Proxy<Record<string, string>>({}, { get: (_, name) => (asked.push(String(name)), 'x') })
  refusalText(refuse(code, params))
  return [...new Set(asked)]
}

describe('a refusal that says a day', () => {
  it.each(['2023-11-27', '2023-11-27T02:30:00.000Z'])(
    'prints %s in words, whatever the refusal is',
    (value) => {
      for (const code of REFUSAL_CODES) {
        const params = Object.fromEntries(namesIn(code).map((name) => [name, value]))
        const { th, en } = refusalText(refuse(code, params))
        expect([code, ISO.test(th), ISO.test(en)]).toEqual([code, false, false])
      }
    },
  )

  it('says it in Thai with the Buddhist year, in English with the Gregorian one', () => {
    const { th, en } = refusalText(
      refuse('DEADLINE_PAST', { day: '2023-11-27', from: '2023-11-28T02:30:00.000Z' }),
    )
    expect(th).toContain('กำหนดวันจันทร์ที่ 27 พฤศจิกายน 2566 ผ่านไปแล้ว')
    expect(th).toContain('วันอังคารที่ 28 พฤศจิกายน 2566 เวลา 09.30 น.')
    expect(en).toContain('The deadline Monday 27 November 2023 is')
    expect(en).toContain('Tuesday 28 November 2023, 09:30')
  })

  it('leaves what is no day as it was typed', () => {
    expect(refusalText(refuse('DATE_INVALID', { value: '2023-02-30' })).en).toContain('“2023-02-30”')
  })
})
