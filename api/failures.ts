import {
  isGrpcServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { isRefusal, type Refusal } from '../domain/refusals.js'
import { REFUSED } from '../workflows/messages.js'

/** What an update came to when it did not answer: a refusal of the rules, something to try again, or a bug. */
export type UpdateFailure =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'again' }
  | { readonly kind: 'bug' }

// gRPC's numbers, from its specification.
const CANCELLED = 1
const DEADLINE_EXCEEDED = 4
const NOT_FOUND = 5
const RESOURCE_EXHAUSTED = 8
const ABORTED = 10
const UNAVAILABLE = 14
// NOT_FOUND: the workflow ended between its start and the update; the next try starts it anew.
const PASSING = [CANCELLED, DEADLINE_EXCEEDED, NOT_FOUND, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE]

/** Failures by which the server says that the workflow ended before the update did. */
const OVERTAKEN = ['AcceptedUpdateCompletedWorkflow', 'WorkflowExecutionAlreadyCompleted']

/** Tells the failures of an update apart, in one place. */
export function classifyUpdateFailure(error: unknown): UpdateFailure {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'again' }
  if (error instanceof WorkflowUpdateFailedError) return ofUpdate(error.cause)
  const grpc = grpcCodeOf(error)
  return grpc !== undefined && PASSING.includes(grpc) ? { kind: 'again' } : { kind: 'bug' }
}

function ofUpdate(cause: Error | undefined): UpdateFailure {
  if (!(cause instanceof ApplicationFailure)) return { kind: 'bug' }
  if (OVERTAKEN.includes(cause.type ?? '')) return { kind: 'again' }
  const refusal = cause.type === REFUSED ? cause.details?.[0] : undefined
  return isRefusal(refusal) ? { kind: 'refused', refusal } : { kind: 'bug' }
}

function grpcCodeOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code
  const cause = error instanceof Error ? error.cause : undefined
  return cause === undefined ? undefined : grpcCodeOf(cause)
}
