import type { Config } from '../../config.js'

/** What one check of `wian doctor` saw, and what the person can do about it. */
export type Finding = {
  readonly what: string
  readonly state: 'well' | 'warning' | 'ill'
  readonly seen: string
  readonly mend?: { readonly th: string; readonly en: string }
}

/** One look at the machine. It never throws: what it cannot see is a finding too. */
export type Check = (config: Config) => Promise<Finding>

/** Makes a check of a look that may fail. */
export const checkOf =
  (what: string, look: (config: Config) => Promise<Omit<Finding, 'what'>>): Check =>
  async (config) => {
    try {
      return { what, ...(await look(config)) }
    } catch (failure) {
      return { what, state: 'ill', seen: (failure as Error).message.trim() }
    }
  }

/** Nothing to mend. */
export const well = (seen: string): Omit<Finding, 'what'> => ({ state: 'well', seen })
