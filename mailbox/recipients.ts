/** An answer of the SMTP server that is no acceptance. */
export type Rejection = { readonly code: number; readonly message: string }

/** How often a greylisted recipient is put off before it is accepted. */
const TIMES_PUT_OFF = 2

/**
 * Plays the troubles of real mail by the local part of the address, so that they can be rehearsed:
 * `no-such-mailbox…` does not exist (550 5.1.1), `mailbox-full…` is full (552 5.2.2), `greylisted…` is put off twice
 * (451 4.2.0) and then accepted. Everybody else is accepted. The count of greylisting starts anew with the process.
 */
export function createRecipientCheck(): (address: string) => Rejection | undefined {
  const putOff = new Map<string, number>()
  return (address) => {
    const recipient = address.toLowerCase()
    if (recipient.startsWith('no-such-mailbox')) return { code: 550, message: '5.1.1 No such mailbox here' }
    if (recipient.startsWith('mailbox-full')) return { code: 552, message: '5.2.2 The mailbox is full' }
    if (!recipient.startsWith('greylisted')) return undefined
    const times = putOff.get(recipient) ?? 0
    if (times >= TIMES_PUT_OFF) return undefined
    putOff.set(recipient, times + 1)
    return { code: 451, message: '4.2.0 Greylisted, please try again later' }
  }
}
