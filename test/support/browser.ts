import { mkdir } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser } from 'playwright-core'

/** A real browser, without a window. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await ownBrowser(),
    // With one process for all, as for a cloud function, the first closed page would end the browser.
    args: chromium.args.filter((arg) => !['--single-process', '--no-zygote'].includes(arg)),
    headless: true,
  })
}

/** Unpacked for this user alone: what another user of the machine has unpacked nobody else may start. */
async function ownBrowser(): Promise<string> {
  const { TMPDIR } = process.env
  const folder = join(tmpdir(), `wian-browser-${userInfo().uid}`)
  await mkdir(folder, { recursive: true })
  process.env.TMPDIR = folder
  try {
    return await chromium.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}
