import type { Role } from '../case.js'
import { STAFF, type Rule } from './rule.js'

const WORKERS: readonly Role[] = [...STAFF, 'secretary']
const LOOKERS: readonly Role[] = [...WORKERS, 'auditor']
/** Who hands work out in an office, and may give some to another. */
const HEADS: readonly Role[] = ['director', 'signer', 'registrar', 'officer', 'secretary']

const giving = { side: 'any', roles: HEADS, standing: ['owner'] } as const satisfies Rule
const doing = { side: 'any', roles: WORKERS, standing: ['addressee'] } as const satisfies Rule
const writing = { side: 'any', roles: WORKERS, standing: ['owner'] } as const satisfies Rule
const keeping = { side: 'any', roles: ['secretary'], standing: ['addressee'] } as const satisfies Rule

/**
 * Acts on tasks, proposals and consultations. The owner of a task is the office that gave it, its addressee the office that
 * does it; the owner of a proposal is the office that makes it, its addressee the secretariat of the committee.
 */
export const PROPOSAL_RULES = {
  'task.list': { side: 'any', roles: LOOKERS, standing: ['owner', 'addressee', 'audited'] },
  'task.read': { side: 'any', roles: LOOKERS, standing: ['owner', 'addressee', 'audited'] },
  'task.assign': { ...doing, roles: HEADS },
  'task.finish': doing,
  'task.changeDue': giving,
  'task.cancel': giving,

  'proposal.list': { side: 'any', roles: LOOKERS, standing: ['owner', 'addressee', 'audited'] },
  'proposal.read': {
    side: 'any',
    roles: [...LOOKERS, 'member', 'chair'],
    standing: ['owner', 'addressee', 'member', 'audited'],
  },
  'proposal.draft': { side: 'any', roles: WORKERS, standing: [] },
  'proposal.revise': writing,
  'proposal.send': writing,
  'proposal.decideStage': { ...writing, roles: ['director', 'signer'], fresh: true },
  'proposal.withdraw': writing,
  'proposal.accept': keeping,
  'proposal.sendBack': keeping,
  'proposal.schedule': keeping,
  'proposal.combine': keeping,

  'consultation.list': { side: 'any', roles: LOOKERS, standing: ['owner', 'audited'] },
  'consultation.read': { side: 'any', roles: LOOKERS, standing: ['owner', 'audited'] },
  'consultation.hold': { side: 'any', roles: WORKERS, standing: [] },
  'consultation.revise': writing,
  'consultation.seed': giving,
  'consultation.close': writing,
} as const satisfies Record<string, Rule>
