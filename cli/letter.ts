import { Command } from 'commander'
import { renderLetterFile, type RenderWishes } from './letter/render.js'
import { verifyLetterFile } from './letter/verify.js'

const render = (): Command =>
  new Command('render')
    .description('ทำหนังสือจาก YAML · set a letter from its YAML file (docs/letters.md)')
    .argument('<file>', 'แฟ้ม YAML · the YAML file')
    .option('--out <pdf>', 'แฟ้ม PDF ที่จะเขียน · the PDF to write')
    .option(
      '--check',
      'ตรวจผลแล้วรายงาน ผิดข้อใดจบด้วยรหัส 1 · check the result, end with 1 when something is wrong',
    )
    .option(
      '--png',
      'ทำภาพทุกหน้าไว้ข้าง PDF (ต้องมี pdftoppm) · pictures of the pages beside the PDF (needs pdftoppm)',
    )
    .action(async (file: string, wishes: RenderWishes) => {
      process.exitCode = await renderLetterFile(file, wishes)
    })

const verify = (): Command =>
  new Command('verify')
    .description('ตรวจว่าใครลงนาม อยู่ในทะเบียนหรือไม่ · who signed, is it in the register, can its text be read')
    .argument('<pdf>', 'แฟ้ม PDF · the PDF file')
    .option('--trust <pem...>', 'ใบรับรองที่เชื่อถือ · certificates of authorities to trust (PEM files)')
    .option('--json', 'พิมพ์เป็น JSON · print JSON')
    .action(async (pdf: string, wishes: { trust?: string[]; json?: boolean }) => {
      process.exitCode = await verifyLetterFile(pdf, wishes)
    })

/** `wian letter render | verify`: one letter from YAML, and what can be said about a PDF. */
export const letterCommand = (): Command =>
  new Command('letter')
    .description('หนังสือราชการ: ทำและตรวจ · official letters: set and verify')
    .addCommand(render())
    .addCommand(verify())
