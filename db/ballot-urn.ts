import type { Choice, Totals } from '../domain/committee/tally.js'
import type { KeyVault } from './key-vault.js'
import type { Transaction } from './pool.js'

/** Which urn: of one vote in one meeting. */
export type Urn = { readonly meetingId: string; readonly votingId: string }

/** Seals and opens what urns hold; the key follows from the installation's secret, which is not in the database. */
export type UrnVault = Pick<KeyVault, 'seal' | 'open'>

// The same length whatever is in it.
const DIGITS = 9

/**
 * Puts one ballot into the urn: the totals grow, and nothing else is kept. The caller holds the lock on the meeting's row,
 * so that two ballots never meet here.
 */
export async function putBallot(tx: Transaction, vault: UrnVault, urn: Urn, choice: Choice): Promise<void> {
  const before = await countUrn(tx, vault, urn)
  const totals = { ...before, [choice]: before[choice] + 1 }
  const { meetingId, votingId } = urn
  await tx.query(
    `insert into ballot_urn (meeting_id, voting_id, sealed) values ($1, $2, $3)
     on conflict (meeting_id, voting_id) do update set sealed = excluded.sealed`,
    [meetingId, votingId, vault.seal(nameOf(urn), written(totals))],
  )
}

/** The totals in the urn, all nought when nobody has voted. The caller holds the lock on the meeting's row. */
export async function countUrn(tx: Transaction, vault: UrnVault, urn: Urn): Promise<Totals> {
  const { rows } = await tx.query<{ sealed: Buffer }>(
    'select sealed from ballot_urn where meeting_id = $1 and voting_id = $2',
    [urn.meetingId, urn.votingId],
  )
  return rows[0] ? read(vault.open(nameOf(urn), rows[0].sealed)) : read('0'.repeat(3 * DIGITS))
}

function nameOf({ meetingId, votingId }: Urn): string {
  return `ballot-urn/${meetingId}/${votingId}`
}

function written(totals: Totals): string {
  return [totals.for, totals.against, totals.abstain].map((n) => String(n).padStart(DIGITS, '0')).join('')
}

function read(text: string): Totals {
  const at = (place: number): number => Number(text.slice(place * DIGITS, (place + 1) * DIGITS))
  return { for: at(0), against: at(1), abstain: at(2), invalid: 0 }
}
