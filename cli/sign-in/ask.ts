import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CliFailure, EXIT } from '../exit.js'

/** Asks on the terminal. What is typed after `secret` is not shown; without a terminal the next line of the input is taken. */
export async function ask(question: string, { secret = false } = {}): Promise<string> {
  const isTerminal = process.stdin.isTTY
  if (isTerminal) process.stderr.write(`${question}: `)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({
    input: process.stdin,
    output: secret ? silent : process.stderr,
    terminal: isTerminal,
  })
  try {
    for await (const line of lines) return line.trim()
  } finally {
    lines.close()
    if (isTerminal && secret) process.stderr.write('\n')
  }
  throw new CliFailure(`ไม่ได้รับคำตอบ: ${question} / no answer was given`, EXIT.usage)
}
