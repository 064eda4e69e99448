import fc from 'fast-check'
import { safeName } from '../../files/names.js'

const named = (given: string) => safeName(given).name

describe('the name of a file', () => {
  it.each([
    ['หนังสือ ที่ ศธ 04999.pdf', 'หนังสือ ที่ ศธ 04999.pdf', 'pdf'],
    ['cod\u202efdp.exe', 'codfdp.exe', 'exe'],
    ['../../etc/passwd', 'passwd', ''],
    ['C:\\Users\\x\\แบบ.DOCX', 'แบบ.DOCX', 'docx'],
    ['con.pdf', '_con.pdf', 'pdf'],
    ['LPT1', '_LPT1', ''],
    ['a\u0000b\r\nc.txt', 'abc.txt', 'txt'],
    ['a<b>:"|?*.csv', 'a_b______.csv', 'csv'],
    ['.htaccess', 'htaccess', ''],
    ['รายงาน.pdf. . ', 'รายงาน.pdf', 'pdf'],
    ['\u200b\u202e', 'file', ''],
    ['', 'file', ''],
    ['กำ\u200bหนด.pdf', 'กำหนด.pdf', 'pdf'],
  ])('%j is shown as %j', (given, name, extension) => {
    expect(safeName(given)).toEqual({ name, extension })
  })

  it('of 255 Thai letters is cut between letters as they are read, and keeps its extension', () => {
    const { name, extension } = safeName(`${'ที่'.repeat(200)}.pdf`)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    expect(name).toMatch(/^(ที่)+\.pdf$/)
    expect(extension).toBe('pdf')
  })

  it('is never dangerous, whatever was sent, and stays as it is when it is made safe again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = named(given)
        expect(Buffer.byteLength(name)).toBeGreaterThan(0)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        // eslint-disable-next-line no-control-regex
        expect(name).not.toMatch(/[\\/<>:"|?*\u0000-\u001f\u202a-\u202e\u2066-\u2069]|^\.|[. ]$/)
        expect(named(name)).toBe(name)
      }),
    )
  })
})
