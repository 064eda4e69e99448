import type pg from 'pg'
import { loadAudience } from '../db/audiences.js'
import { loadCircular } from '../db/circulars.js'
import { clockNow, isRehearsal } from '../db/clock.js'
import { getContent } from '../db/contents.js'
import { putDocument } from '../db/documents.js'
import { noteKeyUse } from '../db/office-keys.js'
import { reportOffices, reportReminders } from '../db/reports.js'
import { describeAudience } from '../domain/audience.js'
import type { CircularContent } from '../domain/content.js'
import { XLSX_TYPE } from '../sheets/xlsx.js'
import type { Look } from '../templates/letters/look.js'
import { closingReport } from '../templates/letters/report.js'
import { closingCsv } from '../templates/reports/csv.js'
import type { ReportFacts } from '../templates/reports/facts.js'
import { closingXlsx } from '../templates/reports/xlsx.js'
import type { Typesetter } from '../typesetting/contract.js'
import { signPlace } from '../typesetting/sign/fill.js'
import { reserve } from '../typesetting/sign/place.js'
import type { OfficeSigner } from './office-signer.js'

/** Makes the documents that report on a circular. */
export type Reports = {
  /** The closing report as PDF, XLSX and CSV, stored with the circular. Made again, it replaces nothing. */
  makeClosingReport(circularId: string): Promise<void>
}

/** `look`: the agency's own font, if any. */
export type ReportDeps = {
  readonly pool: pg.Pool
  readonly typesetter: Typesetter
  readonly look?: Look
  readonly signerOf?: OfficeSigner
}

/** Makes the reports on a database and a typesetter. */
export function createReports(deps: ReportDeps): Reports {
  const { pool } = deps
  return {
    async makeClosingReport(circularId) {
      const facts = await factsOf(pool, circularId)
      const documents = [
        {
          kind: 'report-pdf',
          mediaType: 'application/pdf',
          body: await reportPdf(deps, circularId, facts),
        },
        { kind: 'report-xlsx', mediaType: XLSX_TYPE, body: await closingXlsx(facts) },
        { kind: 'report-csv', mediaType: 'text/csv; charset=utf-8', body: await closingCsv(facts) },
      ]
      for (const document of documents) {
        await putDocument(pool, {
          ...document,
          documentId: `${circularId}/${document.kind}`,
          circularId,
          madeAt: facts.madeAt,
        })
      }
    },
  }
}

/** The report on paper, under the office's own key where one is in use. */
async function reportPdf(deps: ReportDeps, circularId: string, facts: ReportFacts): Promise<Uint8Array> {
  const { pool, typesetter, look, signerOf } = deps
  const document = closingReport(facts, look)
  const { madeAt } = facts
  const owner = (await loadCircular(pool, circularId))?.ownerOffice ?? ''
  const key = await signerOf?.(owner, madeAt)
  if (!key) return typesetter.render(document)
  const signature = { at: new Date(madeAt), contentsBytes: reserve(key.signer) }
  const open = await typesetter.render({ ...document, signatureField: FIELD }, { signature })
  await noteKeyUse(pool, key.keyId, { circularId, purpose: 'report-pdf', documents: 1, usedAt: madeAt })
  return signPlace(open, key.signer)
}

/** Read out for the field. */
const FIELD = { name: 'ลายมือชื่ออิเล็กทรอนิกส์ของหน่วยงาน' }

async function factsOf(pool: pg.Pool, circularId: string): Promise<ReportFacts> {
  const circular = (await loadCircular(pool, circularId))?.state
  const content = circular && (await getContent<CircularContent>(pool, circular.contentSha256))
  const audience = circular?.audience && (await loadAudience(pool, circular.audience.audienceId))
  if (!circular || !content || !audience) throw new Error(`not an issued circular: ${circularId}`)
  const { agency, owner, prefix } = content.letter
  return {
    id: `${circularId}/report`,
    circular: {
      subject: content.subject,
      ...(circular.secrecy ? { secrecy: circular.secrecy } : {}),
      number: `${prefix}/ว${circular.number}`,
      issuedAt: circular.issuedAt ?? '',
      dueAt: circular.schedule?.dueAt ?? '',
      agencyTh: agency.nameTh,
      unitTh: owner.unitTh,
      audienceTh: describeAudience(audience.rule).th,
    },
    offices: await reportOffices(pool, circularId),
    reminders: await reportReminders(pool, circularId),
    errata: circular.errata,
    madeAt: await clockNow(pool),
    rehearsal: await isRehearsal(pool),
  }
}
