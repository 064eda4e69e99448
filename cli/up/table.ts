import { colours as pc } from '../colours.js'
import type { Addresses } from './plan.js'

const LABELS: Readonly<Record<string, string>> = {
  api: 'ระบบเวียน · API',
  mailbox: 'ตู้จดหมาย · mailbox',
  smtp: 'รับจดหมาย · SMTP',
  temporal: 'Temporal',
  temporalUi: 'Temporal · UI',
  postgres: 'PostgreSQL',
  home: 'ข้อมูล · data',
  logs: 'บันทึก · logs',
}

/** The addresses of a stack as one table for a terminal. */
export function addressTable(addresses: Addresses): string {
  const rows = Object.entries(LABELS).flatMap(([key, label]) =>
    addresses[key] ? [[label, addresses[key]]] : [],
  )
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))))
  const rule = (left: string, middle: string, right: string): string =>
    pc.dim(left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right)
  const lines = rows.map(([label = '', value = '']) => {
    const cells = [pc.bold(padEnd(label, widths[0] ?? 0)), pc.cyan(padEnd(value, widths[1] ?? 0))]
    return pc.dim('│ ') + cells.join(pc.dim(' │ ')) + pc.dim(' │')
  })
  return [rule('╭', '┬', '╮'), ...lines, rule('╰', '┴', '╯')].map((line) => `  ${line}`).join('\n')
}

/** Columns that a text takes on a terminal: Thai vowels and tone marks above and below take none. */
export const displayWidth = (text: string): number => [...text.replace(/\p{Mn}/gu, '')].length

const padEnd = (text: string, width: number): string => text + ' '.repeat(width - displayWidth(text))
