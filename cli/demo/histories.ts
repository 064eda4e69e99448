import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { circularCase, submissionCase } from '../../domain/case.js'
import { PARTS } from './cast.js'

/** Which cases of the play are worth replaying: one of each kind, and the two with a deadline of their own. */
const casesOf = (circularId: string): Record<string, string> => ({
  circular: circularCase(circularId),
  'submission-returned': submissionCase(circularId, PARTS.corrected),
  'submission-more-time': submissionCase(circularId, PARTS.moreTime),
  'submission-wrong-office': submissionCase(circularId, PARTS.wrongOffice),
})

/** Writes the histories of some of the play's workflows, to be replayed against later versions of their code. */
export async function saveHistories(temporal: Client, circularId: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, workflowId] of Object.entries(casesOf(circularId))) {
    const history = await temporal.workflow.getHandle(workflowId).fetchHistory()
    const text = JSON.stringify(JSON.parse(historyToJSON(history)), leaveOutMachines)
    await writeFile(join(folder, `${name}.json`), `${text}\n`)
  }
}

/** Which process on which machine did it is of no use to a replay: those names hold an @. */
function leaveOutMachines(key: string, value: unknown): unknown {
  const isName = key === 'identity' || key === 'name'
  return isName && typeof value === 'string' && value.includes('@') ? '' : value
}
