/** The pieces of a file in one buffer, for those that are small. */
export async function whole(pieces: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const piece of pieces)
    parts.push(typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece))
  return Buffer.concat(parts)
}
