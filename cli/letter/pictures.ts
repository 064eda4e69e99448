import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { colours as pc } from '../colours.js'

const run = promisify(execFile)

/** Draws every page as `<name>-1.png` … beside the PDF with poppler; says so and gives false where it is missing. */
export async function drawPages(pdf: string): Promise<boolean> {
  const stem = pdf.replace(/\.pdf$/i, '')
  try {
    await run('pdftoppm', ['-r', '110', '-png', pdf, stem])
    console.log(`${pc.green('✓')} ${stem}-*.png`)
    return true
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ENOENT') throw failure
    console.error('ไม่มี pdftoppm ในเครื่อง (ติดตั้ง poppler-utils) · pdftoppm is missing: install poppler-utils')
    return false
  }
}
