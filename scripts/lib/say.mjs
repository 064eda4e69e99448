/** Progress for a person, on stderr so that `--json` on stdout stays pure. */
const out = process.stderr
const lively = Boolean(out.isTTY) && !process.env.CI && !process.env.NO_COLOR
const paint = (code, text) => (lively ? `\u001b[${code}m${text}\u001b[0m` : text)
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`
const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'

/** One line that is no step of its own. */
export function note(text) {
  out.write(`  ${paint(2, text)}\n`)
}

/**
 * Runs a step and shows it: a turning sign with the time while it runs, a tick or a cross when it ends.
 * `work` gets a function that changes what is shown beside the title.
 */
export async function step(title, work) {
  const since = Date.now()
  let detail = ''
  if (!lively) out.write(`  … ${title}\n`)
  const turning = lively && setInterval(() => draw(title, detail, since), 100)
  try {
    const result = await work((text) => void (detail = text))
    end('32', '✓', title, since)
    return result
  } catch (failure) {
    end('31', '✗', title, since)
    throw failure
  } finally {
    clearInterval(turning)
  }
}

function draw(title, detail, since) {
  const frame = FRAMES[Math.floor((Date.now() - since) / 100) % FRAMES.length]
  const tail = paint(2, `${detail} ${seconds(since)}`)
  out.write(`\r\u001b[2K  ${paint('36', frame)} ${title} ${tail}`)
}

function end(colour, sign, title, since) {
  out.write(`${lively ? '\r\u001b[2K' : ''}  ${paint(colour, sign)} ${title} ${paint(2, seconds(since))}\n`)
}

/** A failure that says, in Thai and English, what was tried and what the person can do; shown without a stack. */
export class SetUpFailure extends Error {
  constructor({ th, en, tried = [], help = [] }) {
    const list = (title, lines) =>
      lines.length ? `\n\n  ${title}\n${lines.map((l) => `    • ${l}`).join('\n')}` : ''
    super(`\n  ${th}\n  ${en}${list('ได้ลองแล้ว / tried', tried)}${list('ทำได้ดังนี้ / what you can do', help)}\n`)
    this.name = 'SetUpFailure'
  }
}
