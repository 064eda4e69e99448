import readXlsxFile from 'read-excel-file/node'
import yazl from 'yazl'
import { readXlsx } from '../../sheets/read-xlsx.js'
import { readZip } from '../../sheets/read-zip.js'
import { whole } from '../../sheets/pieces.js'
import { XLSX_TYPE, xlsxOf } from '../../sheets/xlsx.js'
import type { Cell, Sheet } from '../../sheets/sheet-xml.js'
import { formWorkbook } from '../../templates/forms/workbook.js'
import { openOffice, type Office, type Reply } from './office.js'
import { central, clerk } from './people.js'

let office: Office
let id: string
const who = clerk('P2101')
const PERSONS = '2. คณะทำงานหลัก'

beforeAll(async () => {
  office = await openOffice()
  id = await office.launched(['P2101', 'P2102', 'P2201'])
  await office.ask(who, 'post', `/submissions/${id}/P2101/receive`, { body: {} })
}, 120_000)
afterAll(() => office.close(), 60_000)

const path = (code = 'P2101') => `/submissions/${id}/${code}/form.xlsx`
const download = async (code = 'P2101') => (await office.ask(clerk(code), 'get', path(code))).body as Buffer
const upload = (
  body: Buffer,
  { dryRun = 'false', match = 0, code = 'P2101', who = clerk(code) } = {},
): Promise<Reply> =>
  office.ask(who, 'post', `${path(code)}?dryRun=${dryRun}`, {
    body,
    match,
    headers: { 'content-type': XLSX_TYPE },
  })

type Entry = string | number
/** Fills in a workbook as a person would: cells by sheet and address. */
async function fill(
  bytes: Buffer,
  entries: Readonly<Record<string, Readonly<Record<string, Entry>>>>,
): Promise<Buffer> {
  const xml = (value: Entry, at: string) =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : value.startsWith('f:')
        ? `<c r="${at}"><f>${value.slice(2)}</f><v>1</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`
  const texts = await readZip(bytes, {
    caps: { packed: 1e7, parts: 100, unpacked: 1e8 },
    isWanted: () => true,
  })
  const names = [...texts.get('xl/workbook.xml')!.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name!)
  const zip = new yazl.ZipFile()
  for (const [name, text] of texts) {
    const sheet = names[Number(/sheet(\d+)\.xml$/.exec(name)?.[1] ?? 0) - 1]
    const cells = Object.entries((sheet && entries[sheet]) ?? {})
    const filled = cells.reduce((all, [at, value]) => {
      const found = new RegExp(`<c r="${at}"[^>]*/>`)
      if (found.test(all)) return all.replace(found, xml(value, at))
      const row = /\d+$/.exec(at)![0]
      const isThere = all.includes(`<row r="${row}">`)
      return isThere
        ? all.replace(`<row r="${row}">`, `<row r="${row}">${xml(value, at)}`)
        : all.replace('</sheetData>', `<row r="${row}">${xml(value, at)}</row></sheetData>`)
    }, text)
    zip.addBuffer(Buffer.from(filled), name)
  }
  zip.end()
  return whole(zip.outputStream as AsyncIterable<Buffer>)
}

const person = (row: number, more: Record<string, Entry> = {}) => ({
  [`A${row}`]: `นายคนที่ ${row}`,
  [`B${row}`]: 'ศึกษานิเทศก์',
  [`C${row}`]: '0810000000',
  [`D${row}`]: `person${row}@office.example`,
  [`F${row}`]: 'คณะทำงาน',
  ...more,
})

describe('the form as a workbook', () => {
  it('asks in Thai what the form asks, is protected, and offers the choices', async () => {
    const bytes = await download()
    const sheets = await readXlsxFile(bytes)
    expect(sheets.map(({ sheet }) => sheet).slice(0, 2)).toEqual(['แบบตอบ', PERSONS])
    const text = JSON.stringify(sheets)
    for (const word of ['ชื่อ – สกุล *', 'โทรศัพท์', 'หมายเหตุ (ถ้ามี)', '(1–3 รายการ)', 'ผู้ประสานงาน'])
      expect(text).toContain(word)
    const parts = await readZip(bytes, {
      caps: { packed: 1e7, parts: 100, unpacked: 1e8 },
      isWanted: () => true,
    })
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('<sheetProtection sheet="1"')
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('<dataValidation type="list"')
    expect(parts.get('xl/workbook.xml')).toContain('veryHidden')
  })

  it('comes back as the answer that the form would have made', async () => {
    const filled = await fill(await download(), {
      [PERSONS]: { ...person(4), ...person(6) },
      แบบตอบ: { B4: 'ส่งเพิ่มภายหลัง' },
    })
    const tried = await upload(filled, { dryRun: 'true' })
    expect([tried.status, tried.body]).toMatchObject([200, { saved: false, answer: { note: 'ส่งเพิ่มภายหลัง' } }])
    expect((await office.ask(who, 'get', `/submissions/${id}/P2101`)).body).toMatchObject({ draft: null })
    const saved = await upload(filled)
    expect(saved.body).toMatchObject({
      saved: true,
      revision: 1,
      answer: { persons: [{ name: 'นายคนที่ 4', phone: '0810000000' }, { name: 'นายคนที่ 6' }] },
    })
    expect((await upload(filled)).status).toBe(412)
    const sent = await office.ask(who, 'post', `/submissions/${id}/P2101/submit`, { body: {} })
    expect(sent.status).toBe(200)
  })

  it('is refused with every error named by its cell, and nothing of it is kept', async () => {
    await office.ask(clerk('P2102'), 'post', `/submissions/${id}/P2102/receive`, { body: {} })
    const wrong = await fill(await download('P2102'), {
      [PERSONS]: {
        ...person(4, { D4: 'ไม่ใช่อีเมล', F4: 'ประธาน' }),
        ...person(5, { C5: '12' }),
        ...person(6, { B6: 'f:1+1' }),
        ...person(7),
      },
    })
    const reply = await upload(wrong, { code: 'P2102' })
    const { code, errors } = reply.body as {
      code: string
      errors: { cell: string; messageTh: string; messageEn: string }[]
    }
    expect([reply.status, code]).toEqual([422, 'ANSWER_INVALID'])
    expect(errors.map(({ cell }) => cell).sort()).toEqual(
      ['A1', 'B6', 'C5', 'D4', 'F4'].map((at) => `${PERSONS}!${at}`),
    )
    for (const { messageTh, messageEn } of errors)
      expect([messageTh, messageEn]).toEqual([
        expect.stringMatching(/[ก-๙]/),
        expect.stringMatching(/[A-Za-z]/),
      ])
    expect((await office.ask(clerk('P2102'), 'get', `/submissions/${id}/P2102`)).body).toMatchObject({
      draft: null,
    })
  })

  it('is taken for its own circular and office only, and for no other reader', async () => {
    const [own, other] = [await download(), await download('P2102')]
    expect((await upload(other, { match: 1 })).body).toMatchObject({ status: 409 })
    for (const bytes of [
      Buffer.from('PK'),
      Buffer.alloc(0),
      await whole(xlsxOf([{ name: 'x', widths: [9], rows: [] }])),
    ])
      expect([422, 400, 415]).toContain((await upload(bytes, { code: 'P2102' })).status)
    expect((await office.ask(clerk('P2102'), 'get', path('P2101'))).status).toBe(404)
    expect((await upload(own, { who: clerk('P2102') })).body).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is never filled in by who asks: the issuing office reads the answer, and its workbook is refused', async () => {
    const addressed = 'P2201'
    await office.ask(clerk(addressed), 'post', `/submissions/${id}/${addressed}/receive`, { body: {} })
    const filled = await fill(await download(addressed), { [PERSONS]: person(4) })
    const asked = { code: addressed, match: 0 }
    for (const role of ['officer', 'checker', 'signer', 'registrar', 'director'] as const)
      for (const dryRun of ['true', 'false']) {
        expect([role, dryRun, await upload(filled, { ...asked, dryRun, who: central(role) })]).toMatchObject([
          ...[role, dryRun],
          { status: 403, body: { code: 'NOT_YOURS' } },
        ])
      }
    const read = await office.ask(central('officer'), 'get', `/submissions/${id}/${addressed}`)
    expect(read.body).toMatchObject({ status: 'received', draft: null })
    expect((await upload(filled, asked)).body).toMatchObject({ saved: true, revision: 1 })
  })
})

describe('a file of 200 rows with ten planted errors', () => {
  const item = {
    type: 'object',
    title: 'โรงเรียน',
    required: ['name', 'pupils'],
    properties: {
      name: { type: 'string', title: 'ชื่อ', 'x-title-en': 'Name', minLength: 2 },
      pupils: { type: 'integer', title: 'นักเรียน', 'x-title-en': 'Pupils', minimum: 0 },
      since: { type: 'string', title: 'ตั้งแต่', 'x-title-en': 'Since', format: 'date' },
      size: { type: 'string', title: 'ขนาด', 'x-title-en': 'Size', enum: ['เล็ก', 'ใหญ่'] },
    },
  }
  const form = {
    type: 'object',
    title: 'รายชื่อโรงเรียน',
    properties: { schools: { type: 'array', title: 'โรงเรียน', maxItems: 300, items: item } },
  }

  it('has all ten listed with their cells', async () => {
    const { readFilled } = await import('../../templates/forms/filled.js')
    const { createAnswerCheck } = await import('../../api/answers.js')
    const mark = { circularId: 'c', officeCode: 'P2101', contentSha256: 'a'.repeat(64) }
    const entries: Record<string, Entry> = {}
    for (let at = 0; at < 200; at += 1)
      Object.assign(entries, {
        [`A${at + 4}`]: `โรงเรียนที่ ${at}`,
        [`B${at + 4}`]: at,
        [`C${at + 4}`]: '2023-11-21',
        [`D${at + 4}`]: 'เล็ก',
      })
    const planted: Record<string, Entry> = {
      ...{ A10: 'ก', B20: -1, B30: 'มาก', C40: 'เมื่อวาน', D50: 'กลาง', A60: '', B70: 1.5, C80: '2023-02-30' },
      ...{ D203: 'x', B99: '' },
    }
    const bytes = await fill(await whole(xlsxOf(formWorkbook(form, mark, 'ทดสอบ'))), {
      '2. โรงเรียน': { ...entries, ...planted },
    })
    const { answer, cellOf } = readFilled(form, await readXlsx(bytes))
    expect((answer as { schools: unknown[] }).schools).toHaveLength(200)
    const errors = (() => {
      try {
        createAnswerCheck()(mark.contentSha256, form, answer)
        return []
      } catch (refused) {
        return (refused as { errors: { pointer: string }[] }).errors
      }
    })()
    expect(new Set(errors.map(({ pointer }) => cellOf(pointer)))).toEqual(
      new Set(Object.keys(planted).map((at) => `2. โรงเรียน!${at}`)),
    )
    expect(errors).toHaveLength(10)
  })
})

describe('a workbook that is a bomb', () => {
  const bomb = async (size: number, more?: (zip: yazl.ZipFile) => void) => {
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.alloc(size, 'a'), 'xl/worksheets/sheet1.xml')
    more?.(zip)
    zip.end()
    return whole(zip.outputStream as AsyncIterable<Buffer>)
  }

  it('is refused by what it says of itself, before it is unpacked', async () => {
    const bytes = await bomb(60_000_000)
    const before = process.memoryUsage().arrayBuffers
    await expect(readXlsx(bytes)).rejects.toMatchObject({ reason: 'tooLarge' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  it('is refused when it lies about its size', async () => {
    const bytes = await bomb(60_000_000)
    const lie = Buffer.from(bytes)
    for (
      let at = lie.indexOf('PK\u0001\u0002', 0, 'latin1');
      at >= 0;
      at = lie.indexOf('PK\u0001\u0002', at + 4, 'latin1')
    )
      lie.writeUInt32LE(1_000, at + 24)
    await expect(readXlsx(lie)).rejects.toMatchObject({ reason: 'unreadable' })
  })

  it('is refused with more cells than any form, and with a document type', async () => {
    const rows = Array.from({ length: 2_100 }, () =>
      Array.from({ length: 100 }, (): Cell => ({ value: { kind: 'number', number: 1 }, style: 'plain' })),
    )
    const sheet: Sheet = { name: 'x', widths: Array.from({ length: 100 }, () => 9), rows }
    await expect(readXlsx(await whole(xlsxOf([sheet])))).rejects.toMatchObject({ reason: 'tooLarge' })
    const small = await whole(xlsxOf([{ name: 'x', widths: [9], rows: [] }]))
    const parts = await readZip(small, {
      caps: { packed: 1e6, parts: 20, unpacked: 1e7 },
      isWanted: () => true,
    })
    const zip = new yazl.ZipFile()
    for (const [name, text] of parts)
      zip.addBuffer(
        Buffer.from(text.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet')),
        name,
      )
    zip.end()
    await expect(readXlsx(await whole(zip.outputStream as AsyncIterable<Buffer>))).rejects.toMatchObject({
      reason: 'unreadable',
    })
  })
})
