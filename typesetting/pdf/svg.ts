import type { PDFContext, PDFRef } from 'pdf-lib'
import { svgPathToOperators } from 'pdf-lib/cjs/api/svgPath.js'
import { AssetRefused } from '../errors.js'
import { num } from './content.js'
import { registerStream } from './streams.js'

/** A drawing as PDF operators, in its own units with y upwards from the lower left corner. */
export interface Svg {
  readonly width: number
  readonly height: number
  readonly operators: string
}

type Attributes = Readonly<Record<string, string>>

/** What a group hands down. */
interface Ink {
  readonly fill: string
  readonly stroke: string
  readonly strokeWidth: number
  readonly rule: string
}

const NAMED: Record<string, string> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  gold: '#ffd700',
  blue: '#0000ff',
  gray: '#808080',
  grey: '#808080',
  green: '#008000',
  none: 'none',
  currentcolor: '#000000',
}

/**
 * Reads the part of SVG that emblems need: path, rect, circle, ellipse, line, polygon, polyline, groups, transforms,
 * fill and stroke. Scripts, styles sheets, images, text and references are refused, not skipped.
 */
export function readSvg(name: string, text: string): Svg {
  const tags = text.replace(/<!--[^]*?-->|<\?[^]*?\?>|<!DOCTYPE[^>[]*>/g, '').match(/<[^>]+>/g) ?? []
  const root = tags[0]
  if (!root || !/^<(\w+:)?svg\b/.test(root)) throw refused(name, 'not an SVG drawing', 'ไม่ใช่ภาพ SVG')
  const box = viewBox(name, attributesOf(root))
  const stack: Ink[] = [{ fill: '#000000', stroke: 'none', strokeWidth: 1, rule: 'nonzero' }]
  let operators = `1 0 0 -1 ${num(-box.x)} ${num(box.y + box.height)} cm\n`
  let skipped = ''
  for (const tag of tags.slice(1)) {
    const element = /^<\/?\s*(?:\w+:)?([\w-]+)/.exec(tag)?.[1] ?? ''
    const isEnd = tag.startsWith('</')
    if (skipped) skipped = isEnd && element === skipped ? '' : skipped
    else if (DESCRIPTIVE.has(element)) skipped = tag.endsWith('/>') || isEnd ? '' : element
    else operators += elementOperators(name, element, tag, isEnd, stack)
  }
  return { width: box.width, height: box.height, operators }
}

const DESCRIPTIVE = new Set(['title', 'desc', 'metadata', 'defs', 'namedview'])

function refused(name: string, en: string, th: string): AssetRefused {
  return new AssetRefused(name, en, th)
}

function attributesOf(tag: string): Attributes {
  const found: Record<string, string> = {}
  for (const [, key = '', , value = ''] of tag.matchAll(/([\w:-]+)\s*=\s*(["'])(.*?)\2/gs)) found[key] = value
  for (const rule of (found['style'] ?? '').split(';')) {
    const [key, value] = rule.split(':')
    if (key && value) found[key.trim()] = value.trim()
  }
  return found
}

function viewBox(name: string, attributes: Attributes) {
  const given = attributes['viewBox']
    ?.trim()
    .split(/[\s,]+/)
    .map(Number)
  const [x = 0, y = 0, width = 0, height = 0] = given ?? [
    0,
    0,
    parseFloat(attributes['width'] ?? ''),
    parseFloat(attributes['height'] ?? ''),
  ]
  if (!(width > 0 && height > 0 && width < 1e6 && height < 1e6))
    throw refused(name, 'no viewBox', 'ไม่มี viewBox')
  return { x, y, width, height }
}

function elementOperators(name: string, element: string, tag: string, isEnd: boolean, stack: Ink[]): string {
  if (element === 'svg') return ''
  if (element === 'g') return isEnd ? closeGroup(stack) : openGroup(tag, stack)
  if (isEnd) return ''
  const attributes = attributesOf(tag)
  const path = shapePath(element, attributes)
  if (path === undefined) throw refused(name, `<${element}> cannot be drawn`, `วาด <${element}> ไม่ได้`)
  const ink = inkOf(attributes, stack.at(-1) as Ink)
  return `q ${transformOf(attributes)}${inkOperators(ink)}${path}${paint(ink)} Q\n`
}

function openGroup(tag: string, stack: Ink[]): string {
  const attributes = attributesOf(tag)
  if (tag.endsWith('/>')) return ''
  stack.push(inkOf(attributes, stack.at(-1) as Ink))
  return `q ${transformOf(attributes)}\n`
}

function closeGroup(stack: Ink[]): string {
  if (stack.length > 1) stack.pop()
  return 'Q\n'
}

function inkOf(attributes: Attributes, above: Ink): Ink {
  return {
    fill: attributes['fill'] ?? above.fill,
    stroke: attributes['stroke'] ?? above.stroke,
    strokeWidth:
      attributes['stroke-width'] === undefined ? above.strokeWidth : parseFloat(attributes['stroke-width']),
    rule: attributes['fill-rule'] ?? above.rule,
  }
}

function colour(value: string, operator: 'rg' | 'RG'): string {
  const named = NAMED[value.toLowerCase()] ?? value
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(named)
  const hex = short
    ? `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`
    : named
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)?.slice(1) ?? ['00', '00', '00']
  return `${parts.map((part) => num(parseInt(part, 16) / 255)).join(' ')} ${operator} `
}

function inkOperators(ink: Ink): string {
  const fill = ink.fill === 'none' ? '' : colour(ink.fill, 'rg')
  const stroke = ink.stroke === 'none' ? '' : `${colour(ink.stroke, 'RG')}${num(ink.strokeWidth)} w `
  return fill + stroke
}

function paint(ink: Ink): string {
  const star = ink.rule === 'evenodd' ? '*' : ''
  if (ink.fill === 'none') return ink.stroke === 'none' ? 'n' : 'S'
  return ink.stroke === 'none' ? `f${star}` : `B${star}`
}

function transformOf(attributes: Attributes): string {
  const calls = [...(attributes['transform'] ?? '').matchAll(/(\w+)\s*\(([^)]*)\)/g)]
  return calls
    .map(([, kind = '', list = '']) =>
      matrix(
        kind,
        list
          .trim()
          .split(/[\s,]+/)
          .map(Number),
      ),
    )
    .join('')
}

function matrix(kind: string, [a = 0, b, c = 0, d = 0, e = 0, f = 0]: number[]): string {
  const radians = (a * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  switch (kind) {
    case 'matrix':
      return `${[a, b ?? 0, c, d, e, f].map(num).join(' ')} cm `
    case 'translate':
      return `1 0 0 1 ${num(a)} ${num(b ?? 0)} cm `
    case 'scale':
      return `${num(a)} 0 0 ${num(b ?? a)} 0 0 cm `
    case 'rotate':
      return `1 0 0 1 ${num(b ?? 0)} ${num(c)} cm ${num(cos)} ${num(sin)} ${num(-sin)} ${num(cos)} 0 0 cm 1 0 0 1 ${num(-(b ?? 0))} ${num(-c)} cm `
    default:
      return ''
  }
}

function shapePath(element: string, attributes: Attributes): string | undefined {
  const n = (key: string) => parseFloat(attributes[key] ?? '0') || 0
  switch (element) {
    case 'path':
      return pathOperators(attributes['d'] ?? '')
    case 'rect':
      return `${num(n('x'))} ${num(n('y'))} ${num(n('width'))} ${num(n('height'))} re `
    case 'circle':
      return ellipse(n('cx'), n('cy'), n('r'), n('r'))
    case 'ellipse':
      return ellipse(n('cx'), n('cy'), n('rx'), n('ry'))
    case 'line':
      return `${num(n('x1'))} ${num(n('y1'))} m ${num(n('x2'))} ${num(n('y2'))} l `
    case 'polygon':
    case 'polyline':
      return polygon(attributes['points'] ?? '', element === 'polygon')
    default:
      return undefined
  }
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  const d = `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`
  return pathOperators(d)
}

function polygon(points: string, closed: boolean): string {
  const values = points
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const pairs = Array.from(
    { length: Math.floor(values.length / 2) },
    (_, i) => `${num(values[2 * i] ?? 0)} ${num(values[2 * i + 1] ?? 0)}`,
  )
  return `${pairs.map((pair, i) => `${pair} ${i === 0 ? 'm' : 'l'}`).join(' ')}${closed ? ' h ' : ' '}`
}

function pathOperators(d: string): string {
  return `${svgPathToOperators(d).map(String).join(' ')} `
}

/** The drawing as a Form XObject. */
export function registerSvg(context: PDFContext, svg: Svg): PDFRef {
  const dict = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, svg.width, svg.height], Resources: {} }
  return registerStream(context, svg.operators, dict)
}
