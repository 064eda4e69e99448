import { z } from 'zod'
import { findGenuine } from '../../db/issued.js'
import { route } from '../route.js'
import { codeOrHash } from '../verify/code.js'
import { genuineReply } from '../schemas/replies-audit.js'

const verify = route({
  method: 'get',
  path: '/verify/:codeOrHash',
  access: 'public',
  summary:
    'Whether a letter is genuine, by the code beside its QR or by the SHA-256 of the PDF; of a secret letter nothing else, of others also whether it was withdrawn',
  summaryTh:
    'หนังสือเป็นของแท้หรือไม่ จากรหัสใน QR หรือค่า SHA-256 ของแฟ้ม PDF เรื่องลับไม่บอกอย่างอื่น เรื่องอื่นบอกด้วยว่าถูกยกเลิกหรือไม่',
  replies: { 200: genuineReply },
  params: z.strictObject({ codeOrHash }),
  async handle({ params }, { pool }) {
    const found = await findGenuine(pool, params.codeOrHash)
    const nothing = { sha256: null, number: null, issuedAt: null, withdrawn: null }
    return { body: { genuine: found !== undefined, ...(found ?? nothing) } }
  },
})

/** For whoever holds a letter. */
export const VERIFY_ROUTES = [verify]
