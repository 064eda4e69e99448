import { answeredByAll } from './a1.js'
import { lateAndReminded } from './a2.js'
import { returnedAndCorrected } from './a3.js'
import { meetingToAssignment } from './a5.js'
import { exemptionAndRecusal } from './a7.js'
import type { Scenario } from './scenario.js'

/** The scenarios that can be played, in the order of docs/scenarios.md. A new one is added here and nowhere else. */
export const SCENARIOS: readonly Scenario[] = [
  answeredByAll,
  lateAndReminded,
  returnedAndCorrected,
  meetingToAssignment,
  exemptionAndRecusal,
]
