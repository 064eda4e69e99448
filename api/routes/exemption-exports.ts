import { z } from 'zod'
import { inSnapshot } from '../../db/snapshot.js'
import { openExemptionTable, wholeExemptionTable } from '../../templates/reports/exemptions.js'
import { internalLine, publicLine, registerLines } from '../exemptions.js'
import { exportFile, FORMATS, MEDIA_TYPES, piecesOf } from '../export-file.js'
import { route } from '../route.js'
import { ofYear } from '../schemas/exemption.js'

const replies = { 200: { mediaTypes: Object.values(MEDIA_TYPES) } }
const params = z.strictObject({ format: z.enum(FORMATS) })

const openPart = route({
  method: 'get',
  path: '/exemption-register/public/:format',
  access: 'public',
  limit: 'exports',
  summary: 'The public part of the register of exemptions as a file',
  summaryTh: 'ทะเบียนการยกเว้น ส่วนสาธารณะ เป็นแฟ้ม',
  replies,
  params,
  query: ofYear,
  handle({ params: { format }, query: { year } }, { pool }) {
    const pieces = inSnapshot(pool, (tx) => {
      const lines = () => registerLines(tx, { year, lineOf: publicLine })
      return piecesOf(format, { table: () => openExemptionTable(lines()), lines })
    })
    return Promise.resolve({ file: exportFile({ name: nameOf('public', year), format }, pieces) })
  },
})

const wholeRegister = route({
  method: 'get',
  path: '/exemption-register/internal/:format',
  access: 'exemptionRegister.read',
  limit: 'exports',
  summary: 'The register of exemptions with its internal part as a file',
  summaryTh: 'ทะเบียนการยกเว้นพร้อมส่วนภายใน เป็นแฟ้ม',
  replies,
  params,
  query: ofYear,
  handle({ params: { format }, query: { year } }, { pool }) {
    const pieces = inSnapshot(pool, (tx) => {
      const lines = () => registerLines(tx, { year, lineOf: internalLine })
      return piecesOf(format, { table: () => wholeExemptionTable(lines()), lines })
    })
    return Promise.resolve({ file: exportFile({ name: nameOf('internal', year), format }, pieces) })
  },
})

const nameOf = (part: string, year: number | undefined): string =>
  `exemptions-${part}${year === undefined ? '' : `-${year}`}`

/** The register of exemptions as files. */
export const EXEMPTION_EXPORT_ROUTES = [openPart, wholeRegister]
