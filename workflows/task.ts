import { decideTask, nextTaskWake } from '../domain/task/decide.js'
import type { TaskInput } from './messages.js'
import { tellStory } from './story.js'

/** A task: it waits for its reminder and its date, and ends when it is done or called off. */
export async function task(input: TaskInput): Promise<void> {
  await tellStory(input, { decide: decideTask, nextWake: nextTaskWake })
}
