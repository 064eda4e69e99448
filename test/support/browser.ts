import chromium from '@sparticuz/chromium'
import { chromium as playwright, type Browser } from 'playwright-core'

/** A real browser, without a window. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // With one process for all, as for a cloud function, the first closed page would end the browser.
    args: chromium.args.filter((arg) => !['--single-process', '--no-zygote'].includes(arg)),
    headless: true,
  })
}
