import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium as playwright, type Browser } from 'playwright-core'

/** What a page is waited for at most: shorter than a test may take, so that a wait in vain says what for. */
const WAIT_MS = 75_000
/** Not those of the package, which suit a cloud function: one process for all ends with the first closed page, and drawing
 * through a processor that plays a graphics card takes twice the time of the page itself. Root may start no sandbox. */
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']

/** A real browser, without a window; `further` are arguments of its command line. */
export async function openBrowser(further: readonly string[] = []): Promise<Browser> {
  const browser = await playwright.launch({
    executablePath: await ownBrowser(),
    args: [...ARGUMENTS, ...further],
    headless: true,
    timeout: WAIT_MS,
  })
  return browser.on('context', (context) => context.setDefaultTimeout(WAIT_MS))
}

/** Unpacked for this user alone: what another user of the machine has unpacked nobody else may start. */
async function ownBrowser(): Promise<string> {
  const folder = join(tmpdir(), `wian-chromium-${userInfo().uid}`)
  const path = join(folder, 'chromium')
  if (!existsSync(path)) await unpackAt(folder)
  return path
}

/** Puts it there whole: the package takes a file that is there for complete, also one that another process still writes. */
async function unpackAt(folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-`)
  const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
    env: { ...process.env, TMPDIR: draft, NODE_OPTIONS: '' },
  })
  await rename(draft, folder).catch(async (failure: unknown) => {
    if (!existsSync(folder)) throw failure
    // Another process was quicker.
    await rm(draft, { recursive: true })
  })
}
