import { XML } from './xml.js'

/** How a cell looks and whether it may be filled in where the sheet is protected. */
export type Style =
  'plain' | 'number' | 'instant' | 'head' | 'label' | 'title' | 'note' | 'input' | 'required'

// The order is that of `cellXfs` below.
const STYLES: readonly Style[] = [
  ...(['plain', 'number', 'instant', 'head', 'label', 'title', 'note', 'input', 'required'] as const),
]

/** The number by which cells name a style. */
export function styleNumber(style: Style): number {
  return STYLES.indexOf(style)
}

// Thai names of months, Buddhist years, Arabic digits.
const INSTANT_FORMAT = '[$-107041E]d mmm yyyy hh:mm:ss'

const font = (more = '', size = 14) =>
  `<font>${more}<sz val="${size}"/><name val="TH Sarabun New"/><family val="2"/></font>`
const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
const side = (name: string) => `<${name} style="thin"><color rgb="FF8A94A0"/></${name}>`

type Look = { format?: number; font?: number; fill?: number; border?: number; align?: string; open?: boolean }

function look({ format = 0, font = 0, fill = 0, border = 0, align = '', open = false }: Look): string {
  const applied = `${format ? ' applyNumberFormat="1"' : ''}${align ? ' applyAlignment="1"' : ''} applyProtection="1"`
  const alignment = align ? `<alignment ${align}/>` : ''
  return (
    `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${applied}>` +
    `${alignment}<protection locked="${open ? 0 : 1}"/></xf>`
  )
}

const TOP = 'vertical="top" wrapText="1"'
const MIDDLE = 'horizontal="center" vertical="center" wrapText="1"'
// 49 is Excel's own "text": what is typed there stays as it was typed, zeros in front of a telephone number too.
const LOOKS: Readonly<Record<Style, Look>> = {
  plain: {},
  number: { format: 1 },
  instant: { format: 164 },
  head: { font: 1, fill: 2, border: 1, align: MIDDLE },
  label: { font: 1, align: TOP },
  title: { font: 2, align: TOP },
  note: { font: 3, align: TOP },
  input: { format: 49, border: 1, align: TOP, open: true },
  required: { format: 49, fill: 3, border: 1, align: TOP, open: true },
}

/** The styles part of a workbook: Sarabun 14, the font of Thai official papers. */
export const STYLES_XML =
  `${XML}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
  `<numFmts count="1"><numFmt numFmtId="164" formatCode="${INSTANT_FORMAT}"/></numFmts>` +
  `<fonts count="4">${font()}${font('<b/>')}${font('<b/>', 18)}${font('<i/>')}</fonts>` +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  `${fill('E8EEF5')}${fill('FFF6D6')}</fills>` +
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
  `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${STYLES.length}">${STYLES.map((style) => look(LOOKS[style])).join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
