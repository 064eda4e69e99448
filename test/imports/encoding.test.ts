import iconv from 'iconv-lite'
import type { Office } from '../../domain/office.js'
import { decodeText } from '../../imports/encoding.js'
import { readOfficesCsv } from '../../imports/offices.js'
import { readTable } from '../../imports/table.js'
import { dataFile, utf8 } from './files.js'

const original = dataFile('offices.csv')
const text = original.toString('utf8').replaceAll('\r\n', '\n')
const inEssence = (offices: readonly Office[]) => offices.map((office) => ({ ...office, nameCertainty: '' }))
const expected = inEssence(readOfficesCsv(original).offices)

/** The name of the encoding, or the code and what it looks like. */
function read(bytes: Uint8Array): string {
  const decoded = decodeText(bytes)
  return 'problem' in decoded ? `${decoded.problem.code}: ${decoded.problem.en}` : decoded.encoding
}

describe('the directory of offices comes in the same', () => {
  test.each<[string, Uint8Array, string]>([
    ['as UTF-8', original, 'utf-8'],
    ['as UTF-8 with a byte order mark', utf8(`\ufeff${text}`), 'utf-8-bom'],
    ['as TIS-620', iconv.encode(text, 'tis620'), 'tis-620'],
    [
      'as Windows-874 with its curly quotes',
      iconv.encode(text.replace('high', '“high”'), 'win874'),
      'windows-874',
    ],
    ['with Windows line ends', utf8(text.replaceAll('\n', '\r\n')), 'utf-8'],
    ['with the line ends of an old Macintosh', utf8(text.replaceAll('\n', '\r')), 'utf-8'],
    ['with semicolons', utf8(text.replaceAll(';', '.').replaceAll(',', ';')), 'utf-8'],
    ['with tabs', utf8(text.replaceAll(',', '\t')), 'utf-8'],
    ['with blank lines at its end', utf8(`${text}\n\n,,,\n`), 'utf-8'],
    [
      'with heads in capitals and quotes',
      utf8(text.replace('office_id,type', '"OFFICE_ID", Type ')),
      'utf-8',
    ],
  ])('%s', (_name, bytes, encoding) => {
    const file = readOfficesCsv(bytes)
    expect(file.problems).toEqual([])
    expect([file.encoding, file.rows]).toEqual([encoding, 245])
    expect(inEssence(file.offices)).toEqual(expected)
  })
})

describe('refused by name is', () => {
  const french = 'code;nom\n1;Préfecture de la Réunion, à côté\n2;Île-de-France, déjà créée\n'
  test.each<[string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(), /FILE_EMPTY/],
    ['an Excel workbook', Buffer.from('504b0304140006', 'hex'), /FILE_NOT_TEXT.*Excel or ZIP/],
    ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /FILE_NOT_TEXT.*old Excel/],
    ['a PDF', Buffer.from('%PDF-1.7'), /FILE_NOT_TEXT.*PDF/],
    ['"Unicode text" of Excel', iconv.encode(`\ufeff${text}`, 'utf16-le'), /FILE_NOT_TEXT.*UTF-16/],
    ['UTF-16, the other end first', iconv.encode(`\ufeff${text}`, 'utf16-be'), /FILE_NOT_TEXT.*UTF-16/],
    ['binary data', Buffer.from([1, 2, 0, 3]), /FILE_NOT_TEXT.*binary/],
    [
      'a French list in Latin-1',
      iconv.encode(french, 'latin1'),
      /ENCODING_UNKNOWN.*ISO-8859|ENCODING_UNKNOWN.*1252/,
    ],
    [
      'a Japanese list in Shift JIS',
      iconv.encode('学校,東京都,テスト\n教育委員会,大阪府\n', 'shiftjis'),
      /ENCODING_UNKNOWN/,
    ],
    [
      'UTF-8 with a byte cut out',
      Buffer.concat([original.subarray(0, 3000), original.subarray(3001)]),
      /damaged bytes/,
    ],
    ['a price list in Latin-1', iconv.encode('¢ £ ¥ § 5é 6è 7ê 8ë 9é\n', 'latin1'), /ENCODING_UNKNOWN/],
    [
      'French capitals in Latin-1',
      iconv.encode('ÉCOLE;LYCÉE;COLLÈGE;ÉLÉMENTAIRE\n', 'latin1'),
      /ENCODING_UNKNOWN/,
    ],
    ['a few stray bytes', Buffer.from([0x61, 0xff, 0x62]), /ENCODING_UNKNOWN/],
    ['Thai already read in the wrong encoding', utf8(iconv.decode(original, 'win874')), /TEXT_DAMAGED/],
    ['more than 32 MB', new Uint8Array(32 * 1024 * 1024 + 1), /FILE_TOO_LARGE.*32 MB/],
  ])('%s', (_name, bytes, reason) => {
    expect(read(bytes)).toMatch(reason)
    const file = readOfficesCsv(bytes)
    expect([file.offices.length, file.problems.length]).toEqual([0, 1])
    expect(file.problems[0]!.th).toMatch(/[ก-ฮ]/)
  })
})

describe('a table', () => {
  const columns = { required: ['code', 'name'], optional: ['note'] }
  const rowsOf = (content: string) => readTable(utf8(content), columns)

  test('keeps a cell with line breaks whole and still knows its lines', () => {
    const table = rowsOf('code,name,note\r\n1,"สอง\r\nบรรทัด",\r\n\r\n2,ก,"x;y"\r\n')
    expect(table.rows).toEqual([
      { line: 2, cells: { code: '1', name: 'สอง บรรทัด', note: '' } },
      { line: 5, cells: { code: '2', name: 'ก', note: 'x;y' } },
    ])
    expect(table.problems).toEqual([])
  })

  test('whose heads are missing is refused with the heads it needs', () => {
    const table = rowsOf('id,title\n1,x\n')
    expect(table.problems[0]).toMatchObject({ code: 'SEPARATOR_UNKNOWN', line: 1 })
    expect(table.problems[0]!.en).toContain('code, name')
    const lacking = rowsOf('code;title\n1;x\n')
    expect(lacking.problems[0]).toMatchObject({ code: 'COLUMNS_MISSING', th: 'บรรทัดแรกขาดหัวตาราง name' })
  })

  test('that has heads alone is refused: nothing is not the same as nothing new', () => {
    expect(rowsOf('code,name\n\n').problems).toMatchObject([{ code: 'FILE_NO_ROWS', severity: 'error' }])
  })

  test('without a line end is read', () => expect(rowsOf('code,name').count).toBe(0))

  test('with a row too short, too long or with broken quotes names their lines', () => {
    const table = rowsOf('code,name,note\n1,a\n2,b,c,d\n3,"e" f,g\n4,h,i\n')
    expect(table.problems.map(({ line, code }) => `${line} ${code}`).sort()).toEqual([
      ...['2 ROW_LENGTH', '3 ROW_LENGTH', '4 ROW_BROKEN'],
    ])
    expect([table.count, table.rows.at(-1)?.line]).toEqual([4, 5])
  })

  test('with a quote that is never closed names the line on which it opens', () => {
    const table = rowsOf('code,name\n1,a\n2,"b\n3,c\n')
    expect(table.problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['3 ROW_BROKEN'])
  })

  test('with a head twice is refused, with an unknown head remarked', () => {
    const table = rowsOf('code,name,name,colour,\n1,a,b,red,\n')
    expect(table.problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      ...['error COLUMN_DOUBLED', 'warning COLUMN_UNKNOWN'],
    ])
    expect(table.rows[0]!.cells).not.toHaveProperty('colour')
  })

  test('has its Thai set in the order of typing, with a remark', () => {
    const table = rowsOf('code,name\n1,ท\u0e49\u0e35\n2,น\u0e33\u0e49\n3,ก\u0e48\u0e48า\n4,ปี่ ญู ฎุ น้ำ\n')
    expect(table.rows.map(({ cells }) => cells['name'])).toEqual([
      'ท\u0e35\u0e49',
      'น\u0e49\u0e33',
      'ก\u0e48\u0e48า',
      'ปี่ ญู ฎุ น้ำ',
    ])
    expect(table.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      ...['2 THAI_ORDER', '3 THAI_ORDER', '4 THAI_ORDER'],
    ])
  })

  test('takes no formula, and a lone dash for nothing', () => {
    const table = rowsOf('code,name\n1,=1+1\n2," @SUM(A1)"\n3,\'-2\n4,+66 2\n5,-\n6,a-b\n')
    expect(table.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      ...['2', '3', '4', '5'].map((line) => `${line} CELL_FORMULA`),
    ])
    expect(table.rows[4]!.cells['name']).toBe('')
  })

  test('takes no endless cell and no endless file', () => {
    expect(rowsOf(`code,name\n1,${'ก'.repeat(1001)}\n`).problems.map(({ code }) => code)).toEqual([
      'CELL_TOO_LONG',
    ])
    expect(rowsOf(`code,name\n${'1,a\n'.repeat(200_001)}`).problems[0]!.en).toContain('200000 rows')
    expect(rowsOf(`code,name\n${'1,a\n'.repeat(200_000)}`).count).toBe(200_000)
  }, 120_000)
})
