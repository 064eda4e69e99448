import { Parser } from 'saxen'
import { readZip, ZipRefused, type ZipCaps } from './read-zip.js'

/** What a person left in a cell; a formula counts as one, whatever it came to. */
export type ReadCell = string | number | boolean | { readonly formula: true }

/** A sheet as it was read: its cells by address (`B4`). */
export type ReadSheet = { readonly name: string; readonly cells: ReadonlyMap<string, ReadCell> }

/** A form with some thousand answers is far below these. */
const CAPS: ZipCaps = { packed: 5_000_000, parts: 100, unpacked: 40_000_000 }
const MOST_CELLS = 200_000

/**
 * Reads the cells of a workbook, of no other parts: no styles, no links, no macros.
 * @throws ZipRefused for what is no workbook, or is larger than any form
 */
export async function readXlsx(bytes: Buffer): Promise<ReadSheet[]> {
  const isWanted = (name: string) =>
    /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name)
  const texts = await readZip(bytes, { caps: CAPS, isWanted })
  const shared = sharedTexts(texts.get('xl/sharedStrings.xml'))
  const budget = { cells: MOST_CELLS }
  return sheetFiles(texts).map(({ name, file }) => {
    const xml = texts.get(file)
    if (xml === undefined) throw new ZipRefused('unreadable')
    return { name, cells: readCells(xml, shared, budget) }
  })
}

type Hear = {
  open?: (name: string, attributes: () => Record<string, string>) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

function parse(xml: string | undefined, { open, close, text }: Hear): void {
  if (xml === undefined) return
  const refuse = (): void => {
    throw new ZipRefused('unreadable')
  }
  new Parser()
    .on('openTag', (name, attributes, decode) => {
      const decoded = () =>
        Object.fromEntries(Object.entries(attributes()).map(([key, value]) => [key, decode(value)]))
      open?.(plain(name), decoded)
    })
    .on('closeTag', (name) => close?.(plain(name)))
    .on('text', (part, decode) => text?.(decode(part)))
    .on('cdata', (part) => text?.(part))
    // A document type could define texts that grow when they are used; workbooks have none.
    .on('attention', refuse)
    .on('error', refuse)
    .parse(xml)
}

/** Some programs write `x:row` for `row`. */
const plain = (name: string): string => name.slice(name.indexOf(':') + 1)

function sheetFiles(texts: ReadonlyMap<string, string>): { name: string; file: string }[] {
  const targets = new Map<string, string>()
  parse(texts.get('xl/_rels/workbook.xml.rels'), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const { Id = '', Target = '' } = attributes()
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets: { name: string; file: string }[] = []
  parse(texts.get('xl/workbook.xml'), {
    open: (tag, attributes) => {
      if (tag !== 'sheet') return
      const { name = '', 'r:id': id = '' } = attributes()
      sheets.push({ name, file: targets.get(id) ?? '' })
    },
  })
  if (sheets.length === 0) throw new ZipRefused('unreadable')
  return sheets
}

function sharedTexts(xml: string | undefined): readonly string[] {
  const texts: string[] = []
  let isText = false
  let isReading = false
  parse(xml, {
    open: (name) => {
      if (name === 'si') texts.push('')
      // How a word is pronounced is not part of it.
      if (name === 'rPh') isReading = true
      isText = name === 't' && !isReading
    },
    close: (name) => {
      if (name === 'rPh') isReading = false
      isText = false
    },
    text: (part) => {
      if (isText) texts.push(`${texts.pop() ?? ''}${part}`)
    },
  })
  return texts.map(unescaped)
}

function readCells(xml: string, shared: readonly string[], budget: { cells: number }): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>()
  let at = ''
  let type = ''
  let said = ''
  let isFormula = false
  let isValue = false
  parse(xml, {
    open: (name, attributes) => {
      if (name === 'c') {
        const { r = '', t = 'n' } = attributes()
        at = r
        type = t
        said = ''
        isFormula = false
      }
      if (name === 'f') isFormula = true
      isValue = name === 'v' || name === 't'
    },
    close: (name) => {
      isValue = false
      if (name !== 'c') return
      const value = isFormula ? ({ formula: true } as const) : valueOf(type, said, shared)
      if (value === undefined) return
      if (cells.size >= budget.cells) throw new ZipRefused('tooLarge')
      cells.set(at, value)
    },
    text: (part) => {
      if (isValue) said += part
    },
  })
  budget.cells -= cells.size
  return cells
}

function valueOf(type: string, said: string, shared: readonly string[]): ReadCell | undefined {
  if (said === '') return undefined
  switch (type) {
    case 's':
      return shared[Number(said)]
    case 'b':
      return said === '1'
    case 'n':
      return Number.isNaN(Number(said)) ? said : Number(said)
    default:
      return unescaped(said)
  }
}

/** Excel writes signs that XML cannot hold as `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}
