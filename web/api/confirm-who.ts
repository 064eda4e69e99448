/** Asks the person to prove once more who they are. Resolves to whether they did. */
type Asker = () => Promise<boolean>
let asker: Asker | undefined

/** The dialog that asks tells here how it is asked; returns what takes it away again. */
export function answerFor(ask: Asker): () => void {
  asker = ask
  return () => {
    if (asker === ask) asker = undefined
  }
}

/** Has the person prove who they are: before signing, launching, voting. False when they would rather not. */
export function confirmWho(): Promise<boolean> {
  return asker ? asker() : Promise.resolve(false)
}
