import type { Job } from '../domain/circular/case.js'

/** One job of a circular over its offices. */
export type JobRun = { readonly circularId: string; readonly job: Job }
