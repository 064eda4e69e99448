import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { headersOf } from './headers.js'

/** What is known of a mail without reading it. */
export type MailHead = {
  /** 1, 2, 3 … in the order of arrival. */
  readonly id: number
  readonly receivedAt: string
  /** Addresses of the envelope, in lower case. */
  readonly from: string
  readonly to: readonly string[]
  /** As it stands in the mail, still encoded (RFC 2047). */
  readonly subject: string
  readonly messageId: string
  /** When it was written, as it says itself (a rehearsal has a clock of its own): ISO 8601, or empty. */
  readonly date?: string
  /** Bytes of the mail. */
  readonly size: number
}

/** A recipient that the mailbox did not take: what a real server would bounce. */
export type Rejected = {
  readonly at: string
  readonly to: string
  readonly code: number
  readonly message: string
}

/** So many of the latest are kept, and only while the process runs: the mail room has the whole story. */
const MOST_REJECTED = 50

/** A mail as it came in by SMTP. */
export type Incoming = { readonly from: string; readonly to: readonly string[]; readonly raw: Buffer }

type Kept = { readonly head: MailHead; readonly offset: number }
type Waiting = {
  readonly mail: Incoming
  readonly done: (head: MailHead) => void
  readonly failed: (e: Error) => void
}

const NEWLINE = 0x0a
const HEAD_CHUNK = 8_192

/**
 * The mails of the mailbox in one append-only file: a line of JSON, the bytes of the mail, a newline. Mails that arrive
 * together share one write and one sync: a file for each would cost a sync each, a hundred times slower.
 */
export class MailStore {
  private readonly kept: Kept[] = []
  private waiting: Waiting[] = []
  private refused: readonly Rejected[] = []
  private writing: Promise<void> | undefined

  private constructor(
    private readonly file: FileHandle,
    private end: number,
  ) {}

  /** Opens the store of a folder and reads its index; half a mail at the end (a power cut) is cut off. */
  static async open(folder: string): Promise<MailStore> {
    await mkdir(folder, { recursive: true })
    const path = join(folder, 'mails.log')
    await (await open(path, 'a', 0o600)).close()
    const store = new MailStore(await open(path, 'r+'), 0)
    await store.readIndex()
    return store
  }

  /** Keeps a mail. Resolves when it is on disk. */
  add(mail: Incoming): Promise<MailHead> {
    return new Promise((done, failed) => {
      this.waiting.push({ mail, done, failed })
      this.writing ??= this.writeAll()
    })
  }

  /** Notes a recipient that was not taken. */
  noteRejected(rejected: Omit<Rejected, 'at'>): void {
    this.refused = [{ ...rejected, at: new Date().toISOString() }, ...this.refused].slice(0, MOST_REJECTED)
  }

  /** The recipients that were not taken lately, the newest first. */
  rejected(): readonly Rejected[] {
    return this.refused
  }

  /** The heads of all mails, oldest first. */
  heads(): MailHead[] {
    return this.kept.map(({ head }) => head)
  }

  head(id: number): MailHead | undefined {
    return this.kept[id - 1]?.head
  }

  /** The bytes of a mail; undefined when there is no such mail. */
  async raw(id: number): Promise<Buffer | undefined> {
    const kept = this.kept[id - 1]
    return kept && (await this.read(kept.offset, kept.head.size))
  }

  /** Writes what still waits and closes the file. */
  async close(): Promise<void> {
    await this.writing
    await this.file.close()
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting
      this.waiting = []
      await this.writeBatch(batch)
    }
    this.writing = undefined
  }

  private async writeBatch(batch: readonly Waiting[]): Promise<void> {
    const start = this.end
    const records = batch.map(({ mail }, i) => this.record(mail, this.kept.length + i + 1))
    try {
      const bytes = Buffer.concat(records.flatMap(({ line, raw }) => [line, raw, Buffer.of(NEWLINE)]))
      await this.writeWhole(bytes, start)
      await this.file.datasync()
    } catch (failure) {
      await this.file.truncate(start).catch(() => undefined) // a full disk: what is half written must not stay
      for (const { failed } of batch) failed(failure as Error)
      return
    }
    records.forEach(({ head, line }, i) => {
      this.kept.push({ head, offset: this.end + line.length })
      this.end += line.length + head.size + 1
      batch[i]?.done(head)
    })
  }

  private async writeWhole(bytes: Buffer, position: number): Promise<void> {
    for (let written = 0; written < bytes.length;) {
      const result = await this.file.write(bytes, written, bytes.length - written, position + written)
      written += result.bytesWritten
    }
  }

  private record({ from, to, raw }: Incoming, id: number): { head: MailHead; line: Buffer; raw: Buffer } {
    const { subject, messageId, date } = headersOf(raw)
    const receivedAt = new Date().toISOString()
    const head: MailHead = { id, receivedAt, from, to, subject, messageId, date, size: raw.length }
    return { head, line: Buffer.from(`${JSON.stringify(head)}\n`), raw }
  }

  private async readIndex(): Promise<void> {
    const { size } = await this.file.stat()
    while (this.end < size) {
      const found = await this.readHead(this.end, size)
      if (!found) break
      this.kept.push(found)
      this.end = found.offset + found.head.size + 1
    }
    if (this.end < size) await this.file.truncate(this.end)
  }

  /** Undefined when the record is not whole. */
  private async readHead(at: number, size: number): Promise<Kept | undefined> {
    for (let length = HEAD_CHUNK; ; length *= 2) {
      const chunk = await this.read(at, Math.min(length, size - at))
      const lineEnd = chunk.indexOf(NEWLINE)
      if (lineEnd < 0 && at + length < size) continue
      const head = parseHead(chunk.subarray(0, Math.max(lineEnd, 0)))
      const offset = at + lineEnd + 1
      if (!head || head.id !== this.kept.length + 1 || offset + head.size + 1 > size) return undefined
      return { head, offset }
    }
  }

  private async read(position: number, length: number): Promise<Buffer> {
    const { buffer } = await this.file.read(Buffer.alloc(length), 0, length, position)
    return buffer
  }
}

function parseHead(line: Buffer): MailHead | undefined {
  try {
    return JSON.parse(line.toString()) as MailHead
  } catch {
    return undefined
  }
}
