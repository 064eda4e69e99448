import { isUtf8 } from 'node:buffer'
import { pointerOf } from './input.js'
import { problem, type Problem } from './problems.js'

/** Forms nest some five levels; what nests deeper was made to hurt. */
const DEEPEST = 32
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g

type Level = { readonly keys: Set<string> | undefined; name: string | number }

/**
 * Looks into a JSON text that has been parsed for what the parsed value does not show any more: members that come twice,
 * `__proto__`, more levels than anybody needs, bytes that are no UTF-8.
 * @throws Problem BODY_UNREADABLE, INPUT_INVALID
 */
export function checkJson(bytes: Buffer): void {
  if (!isUtf8(bytes)) throw problem('BODY_UNREADABLE')
  const levels: Level[] = []
  let isKey = false
  for (const [token] of bytes.toString('utf8').matchAll(TOKENS)) {
    const level = levels.at(-1)
    if (token === '{' || token === '[') {
      if (levels.length === DEEPEST) throw refused(levels, 'tooDeep')
      levels.push({ keys: token === '{' ? new Set() : undefined, name: token === '{' ? '' : 0 })
      isKey = token === '{'
    } else if (token === '}' || token === ']') levels.pop()
    else if (token === ',') isKey = next(level)
    else if (token === ':') isKey = false
    else if (isKey && level?.keys) addKey(levels, level, JSON.parse(token) as string)
  }
}

/** Goes to the next member; true where a key comes. */
function next(level: Level | undefined): boolean {
  if (typeof level?.name === 'number') level.name += 1
  return level?.keys !== undefined
}

function addKey(levels: readonly Level[], level: Level, key: string): void {
  level.name = key
  if (key === '__proto__') throw refused(levels, 'forbiddenKey')
  if (level.keys?.has(key)) throw refused(levels, 'doubledKey')
  level.keys?.add(key)
}

const SENTENCES = {
  tooDeep: { messageTh: `ซ้อนกันได้ไม่เกิน ${DEEPEST} ชั้น`, messageEn: `At most ${DEEPEST} levels deep.` },
  forbiddenKey: { messageTh: 'ใช้ชื่อนี้ไม่ได้', messageEn: 'This name cannot be used.' },
  doubledKey: { messageTh: 'มีชื่อนี้ซ้ำ', messageEn: 'This name is there twice.' },
} as const

function refused(levels: readonly Level[], code: keyof typeof SENTENCES): Problem {
  return problem('INPUT_INVALID', [
    { pointer: pointerOf(levels.map(({ name }) => name)), code, ...SENTENCES[code] },
  ])
}
