import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { clamdAddress, createClamd } from '../../files/scanner.js'
import { checkOf, well, type Finding } from './finding.js'

type Look = Omit<Finding, 'what'>

/** Whether what people send can be kept, and whether a scanner answers. */
export const files = checkOf('แฟ้มแนบ · files', async ({ filesDir, home, clamd }) => {
  const place = await stat(filesDir).then(
    () => filesDir,
    () => home,
  )
  const isWritable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  )
  const mend = { th: 'ให้สิทธิ์เขียนโฟลเดอร์ WIAN_FILES_DIR', en: 'let the API write to WIAN_FILES_DIR' }
  if (!isWritable) return { state: 'ill', seen: `เขียนไม่ได้ · cannot be written: ${place}`, mend }
  return clamd === undefined ? noScanner(filesDir) : askScanner(clamd)
})

function noScanner(filesDir: string): Look {
  const mend = {
    th: 'ติดตั้ง ClamAV แล้วกำหนด WIAN_CLAMD มิฉะนั้นจะไม่รับแฟ้ม ZIP และแฟ้มที่มีความเสี่ยง',
    en: 'set up ClamAV and WIAN_CLAMD, or ZIP files and risky ones are refused',
  }
  return { state: 'warning', seen: `ไม่มีโปรแกรมตรวจมัลแวร์ · no malware scanner (${filesDir})`, mend }
}

async function askScanner(clamd: string): Promise<Look> {
  const scanner = createClamd(clamdAddress(clamd), { silenceMs: 5_000 })
  const mend = { th: 'เปิด clamd หรือแก้ WIAN_CLAMD', en: 'start clamd, or correct WIAN_CLAMD' }
  return scanner.version().then(well, (error: Error) => ({
    ...{ state: 'ill' as const, mend },
    seen: `${clamd} ไม่ตอบ · does not answer: ${error.message}`,
  }))
}
