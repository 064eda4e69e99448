import { gunzipSync } from 'node:zlib'

const LONGEST_MS = 300_000
const BLOCK = 512

/** Fetches an address whole. @throws Error that names the address and why */
export async function download(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(LONGEST_MS) }).catch((failure) => {
    throw new Error(`${address}: ${failure.cause?.code ?? failure.message}`)
  })
  if (!answer.ok) throw new Error(`${address}: HTTP ${answer.status}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** Reads one file out of a .tar.gz by its base name; undefined when it is not there. */
export function readTarEntry(packed, baseName) {
  const tar = gunzipSync(packed)
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0;) {
    const name = tar.toString('utf8', at, at + 100).split('\0')[0]
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8)
    if (name.split('/').at(-1) === baseName) return tar.subarray(at + BLOCK, at + BLOCK + size)
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return undefined
}
