import { dueWall } from '../../../domain/time.js'

/** A deadline as people are told it: its last day and minute. */
export function wallOf(dueAt: string): { day: string; time: string } {
  const { day, time } = dueWall(dueAt)
  return { day, time }
}
