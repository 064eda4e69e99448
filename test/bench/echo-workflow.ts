import { condition, defineUpdate, setHandler } from '@temporalio/workflow'

/** The barest case there is: its one update gives back what it got, and records nothing. */
export async function echo(): Promise<void> {
  setHandler(defineUpdate<string, [string]>('echo'), (said) => said)
  await condition(() => false)
}
