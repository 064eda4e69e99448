import type { WriteStream } from 'node:tty'
import pc from 'picocolors'
import { dayInEnglish, dayInThai } from '../../domain/days-in-words.js'
import { clockOf, dayOf, type Day, type Instant } from '../../domain/time.js'
import { cutTo, padFrom, padTo, widthOf, wrapTo } from './width.js'

const WIDEST = 112
const MARGIN = '  '
const CLOCK_COLUMNS = 7
const BAR_COLUMNS = 34
const REDRAW_MS = 60

/** A sentence in both languages. */
export type Words = { readonly th: string; readonly en: string }

/** A bar that grows while work goes on; `note` says what was done last. */
export type Bar = { set(done: number, note?: string): void; end(): void }

/** One expectation as the last table shows it. */
export type ShownExpectation = Words & {
  readonly expected: string
  readonly seen: string
  readonly ok: boolean
}

/** Tells the story on a terminal; on anything else in plain lines. */
export type View = {
  title(title: Words, subtitle: Words): void
  /** A line of the set-up: what, and how long it took or where it is. */
  fact(label: Words, value: string): void
  /** Something happened. A new day gets its heading first. */
  tell(at: Instant, words: Words): void
  /** More about what was just told. */
  more(words: Words): void
  refused(words: Words): void
  trouble(words: Words): void
  /** Work that takes a while, from this instant on. */
  bar(at: Instant, label: Words, total: number): Bar
  expectations(rows: readonly ShownExpectation[]): void
  files(heading: Words, rows: readonly { readonly name: string; readonly about: Words }[]): void
  verdict(isGood: boolean, words: Words): void
}

type Paper = {
  readonly columns: number
  readonly isLive: boolean
  readonly colour: ReturnType<typeof pc.createColors>
  readonly line: (text?: string) => void
  /** Draws over the last line that was drawn so. */
  readonly redraw: (text: string) => void
}

/** Makes the view on a stream (standard output). Colours and moving bars only on a terminal. */
export function createView(stream: WriteStream): View {
  const paper = paperOn(stream)
  let day: Day | undefined
  const heading = (at: Instant): void => {
    if (day === dayOf(at)) return
    day = dayOf(at)
    drawDay(paper, day)
  }
  return {
    title: (title, subtitle) => drawTitle(paper, title, subtitle),
    fact: ({ th, en }, value) =>
      paper.line(`${MARGIN}${padTo(`${th}  ${paper.colour.dim(en)}`, 44)} ${paper.colour.cyan(value)}`),
    tell(at, words) {
      heading(at)
      drawEntry(paper, paper.colour.cyan(timeOf(at)), words)
    },
    more: (words) => drawEntry(paper, '', words),
    refused: (words) => drawMarked(paper, paper.colour.yellow('✗'), words),
    trouble: (words) => drawMarked(paper, paper.colour.red('■'), words),
    bar(at, label, total) {
      heading(at)
      return drawBar(paper, label, total)
    },
    expectations: (rows) => drawExpectations(paper, rows),
    files: (words, rows) => drawFiles(paper, words, rows),
    verdict: (isGood, { th, en }) => {
      const paint = isGood ? paper.colour.green : paper.colour.red
      paper.line()
      paper.line(`${MARGIN}${paint(`${isGood ? '✓' : '✗'} ${th}`)}`)
      paper.line(`${MARGIN}  ${paper.colour.dim(en)}`)
      paper.line()
    },
  }
}

/** Seconds only where they decide something: at the deadline. */
function timeOf(at: Instant): string {
  const time = clockOf(at)
  return time.endsWith(':00') && time !== '00:00:00' ? time.slice(0, 5) : time
}

function paperOn(stream: WriteStream): Paper {
  const isLive = stream.isTTY === true
  const columns = Math.min(stream.columns ?? WIDEST, WIDEST) // undefined where it is no terminal
  const colour = pc.createColors(isLive && !process.env['NO_COLOR'])
  const line = (text = ''): void => void stream.write(`${text}\n`)
  const redraw = (text: string): void => void stream.write(`\r\u001b[K${text}`)
  return { columns, isLive, colour, line, redraw }
}

function drawTitle({ line, columns, colour }: Paper, title: Words, subtitle: Words): void {
  const room = columns - 2 * MARGIN.length
  line()
  line(`${MARGIN}${colour.bold(title.th)} ${colour.dim('·')} ${colour.bold(title.en)}`)
  for (const part of wrapTo(subtitle.th, room)) line(`${MARGIN}${part}`)
  for (const part of wrapTo(subtitle.en, room)) line(`${MARGIN}${colour.dim(part)}`)
  line()
}

function drawDay({ line, columns, colour }: Paper, day: Day): void {
  const th = dayInThai(day)
  const en = dayInEnglish(day)
  const rule = '─'.repeat(Math.max(2, columns - widthOf(MARGIN + th + en) - 6))
  line()
  line(`${MARGIN}${colour.bold(th)}  ${colour.dim(rule)}  ${colour.dim(en)}`)
}

function drawEntry({ line, columns, colour }: Paper, left: string, { th, en }: Words): void {
  const room = columns - MARGIN.length - CLOCK_COLUMNS - 3
  const put = (text: string, first: string): void =>
    line(`${MARGIN}${padTo(first, CLOCK_COLUMNS + 3)}${text}`)
  wrapTo(th, room).forEach((part, i) => put(part, i === 0 ? left : ''))
  for (const part of wrapTo(en, room)) put(colour.dim(part), '')
}

function drawMarked({ line, columns, colour }: Paper, mark: string, { th, en }: Words): void {
  const indent = MARGIN + ' '.repeat(CLOCK_COLUMNS + 3)
  const room = columns - widthOf(indent) - 2
  wrapTo(th, room).forEach((part, i) => line(`${indent}${i === 0 ? mark : ' '} ${part}`))
  for (const part of wrapTo(en, room)) line(`${indent}  ${colour.dim(part)}`)
}

function drawBar(paper: Paper, { th, en }: Words, total: number): Bar {
  const { colour, columns } = paper
  let done = 0
  let drawnAt = 0
  const draw = (note: string): string => {
    const full = total === 0 ? BAR_COLUMNS : Math.round((done / total) * BAR_COLUMNS)
    const bar = colour.green('█'.repeat(full)) + colour.dim('░'.repeat(BAR_COLUMNS - full))
    const label = padTo(`${th} ${colour.dim(en)}`, 28)
    const head = `${MARGIN}${' '.repeat(CLOCK_COLUMNS + 3)}${label} ${bar} ${padFrom(`${done}/${total}`, 6)} `
    return head + colour.dim(cutTo(note, Math.max(1, columns - widthOf(head) - 1)))
  }
  return {
    set(count, note = '') {
      done = count
      if (!paper.isLive || Date.now() - drawnAt < REDRAW_MS) return
      drawnAt = Date.now()
      paper.redraw(draw(note))
    },
    end() {
      if (paper.isLive) paper.redraw('')
      paper.line(draw('').trimEnd())
    },
  }
}

const NAME_COLUMNS = 38
const WORD_COLUMNS = 38
/** Longer values get lines of their own. */
const VALUE_COLUMNS = 14

function drawExpectations(paper: Paper, rows: readonly ShownExpectation[]): void {
  const { line, colour, columns } = paper
  const isShort = (text: string): boolean => widthOf(text) <= VALUE_COLUMNS
  const widths = rows
    .map(({ expected }) => expected)
    .filter(isShort)
    .map(widthOf)
  const value = Math.max(8, ...widths) + 2
  const isTable = columns >= 4 + NAME_COLUMNS + 2 * value
  const hasRoom = columns >= 4 + NAME_COLUMNS + WORD_COLUMNS + 2 * value
  const words = (text: string): string => colour.dim(padTo(cutTo(text, WORD_COLUMNS - 2), WORD_COLUMNS))
  line()
  line(`${MARGIN}${colour.bold('สิ่งที่คาดไว้กับสิ่งที่เกิดขึ้น')}  ${colour.dim('What was expected, and what was seen')}`)
  if (isTable)
    line(
      `${MARGIN}  ${padTo('', NAME_COLUMNS)}${hasRoom ? words('') : ''}${colour.dim(`${padTo('expected', value)}seen`)}`,
    )
  for (const row of rows) {
    const { th, en, expected, seen, ok } = row
    if (!isTable || !isShort(expected) || !isShort(seen)) {
      drawInLines(paper, row)
      continue
    }
    const mark = ok ? colour.green('✓') : colour.red('✗')
    const name = padTo(cutTo(th, NAME_COLUMNS - 1), NAME_COLUMNS)
    const values = `${padTo(expected, value)}${ok ? seen : colour.red(seen)}`
    line(`${MARGIN}${mark} ${name}${hasRoom ? words(en) : ''}${values}`)
    if (!hasRoom) line(`${MARGIN}  ${colour.dim(en)}`)
  }
}

/** An expectation whose values do not fit beside its name: what held is said once. */
function drawInLines({ line, colour, columns }: Paper, row: ShownExpectation): void {
  const { th, en, expected, seen, ok } = row
  const mark = ok ? colour.green('✓') : colour.red('✗')
  const room = columns - MARGIN.length - 2
  const put = (text: string, head = ' ', paint = (part: string): string => part): void =>
    wrapTo(text, room).forEach((part, i) => line(`${MARGIN}${i === 0 ? head : ' '} ${paint(part)}`))
  put(th, mark)
  put(en, ' ', colour.dim)
  if (ok) return put(`= ${seen}`)
  put(`expected ${expected}`)
  put(`seen ${seen}`, ' ', colour.red)
}

function drawFiles(
  { line, colour, columns }: Paper,
  heading: Words,
  rows: readonly { readonly name: string; readonly about: Words }[],
): void {
  const width = Math.max(...rows.map(({ name }) => widthOf(name)))
  line()
  line(`${MARGIN}${colour.bold(heading.th)}  ${colour.dim(heading.en)}`)
  for (const { name, about } of rows)
    line(
      `${MARGIN}  ${colour.cyan(padTo(name, width))}  ${cutTo(about.th, columns - width - 34)}  ${colour.dim(about.en)}`,
    )
}
