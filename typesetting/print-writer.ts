/** A PDF that is written object by object and handed on in chunks. */
export class PieceWriter {
  private pieces: Buffer[] = []
  private held = 0
  private position = 0
  private readonly offsets: number[] = [0]

  constructor() {
    this.push(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'))
  }

  /** Bytes not yet taken. */
  get length(): number {
    return this.held
  }

  /** A number for an object that is written later. */
  reserve(): number {
    return this.offsets.push(0) - 1
  }

  put(body: string | Buffer): number {
    const number = this.reserve()
    this.putAs(number, body)
    return number
  }

  putAs(number: number, body: string | Buffer): void {
    this.offsets[number] = this.position
    if (typeof body === 'string')
      return this.push(Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1'))
    this.push(Buffer.from(`${number} 0 obj\n`, 'latin1'))
    this.push(body)
    this.push(Buffer.from('\nendobj\n', 'latin1'))
  }

  /** Cross-references and trailer. */
  finish(trailer: string): void {
    const start = this.position
    const entries = this.offsets.map((offset, i) =>
      i === 0 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`,
    )
    const table = `xref\n0 ${entries.length}\n${entries.join('')}`
    this.push(
      Buffer.from(
        `${table}trailer\n<< /Size ${entries.length} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
        'latin1',
      ),
    )
  }

  take(): Uint8Array {
    const bytes = Buffer.concat(this.pieces, this.held)
    this.pieces = []
    this.held = 0
    return bytes
  }

  private push(piece: Buffer): void {
    this.pieces.push(piece)
    this.held += piece.length
    this.position += piece.length
  }
}
