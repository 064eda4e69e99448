/** More of a key or an emblem the API does not take, in bytes. */
const MOST_BYTES = 500_000

/** Why a file will not do, seen before it is sent: the word that says it. */
export type FileFault = 'fileEmpty' | 'fileTooLarge' | 'fileNoDrawing'

/** What is wrong with a file by its size and, where only some will do, by the end of its name. */
export function faultOf({ name, size }: File, drawings?: RegExp): FileFault | undefined {
  if (drawings && !drawings.test(name)) return 'fileNoDrawing'
  if (size === 0) return 'fileEmpty'
  return size > MOST_BYTES ? 'fileTooLarge' : undefined
}
