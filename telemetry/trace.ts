import { randomBytes } from 'node:crypto'

/** A trace as W3C Trace Context names it: 32 and 16 lower-case hex digits. */
export type Trace = { readonly traceId: string; readonly spanId: string; readonly isSampled: boolean }

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/

/**
 * Goes on with the trace that a caller's `traceparent` names, in a span of our own; begins one where there is none or it
 * is not valid. Source: W3C Trace Context, level 1.
 */
export function continueTrace(traceparent: string | undefined): Trace {
  const [, traceId, parent, flags = '00'] = TRACEPARENT.exec(traceparent ?? '') ?? []
  const isValid =
    traceId !== undefined && parent !== undefined && !/^0+$/.test(traceId) && !/^0+$/.test(parent)
  return {
    traceId: isValid ? traceId : randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    isSampled: isValid && (Number.parseInt(flags, 16) & 1) === 1,
  }
}

/** The header by which the trace is told to whoever comes next. */
export function traceparentOf({ traceId, spanId, isSampled }: Trace): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`
}
