import { readFileSync } from 'node:fs'
import type { Problem } from '../../imports/problems.js'

/** A file of the data folder, as bytes. */
export const dataFile = (name: string): Buffer => readFileSync(new URL(`../../data/${name}`, import.meta.url))

/** Text as UTF-8 bytes. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** `3 type CHOICE_UNKNOWN`: where and what, for short expectations. */
export const brief = (problems: readonly Problem[]): string[] =>
  problems.map(({ line, column, code }) => [line, column, code].filter((part) => part !== '').join(' '))
