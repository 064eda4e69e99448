import type { Acted } from '../../workflows/messages.js'
import type { Submission } from '../../domain/submission/case.js'
import { ApiRefusal, type PersonalApi } from '../api-client.js'
import { ownReceiptNumber } from './habits.js'
import { directorOf, officerOf, registrarOf, REVIEWER, type NamedPerson } from './persons.js'
import type { PlayOf } from './play.js'

/** What the people of one office do with the circular, over HTTP, each under a key of its own. */
export type Deeds = {
  receive(): Promise<Acted<Submission>>
  assign(): Promise<Acted<Submission>>
  saveDraft(persons: readonly NamedPerson[]): Promise<void>
  /** Answers with these persons, or with the saved draft. `attempt` tells one try from the next. */
  submit(attempt: string, persons?: readonly NamedPerson[]): Promise<Acted<Submission>>
  act(name: string, body?: unknown): Promise<Acted<Submission>>
}

/** The deeds of an office. */
export function deedsOf(play: PlayOf, code: string): Deeds {
  const path = `/submissions/${play.circularId}/${code}`
  const officer = play.as(officerOf(code))
  const key = (act: string): string => `demo:${act}:${code}`
  return {
    async receive() {
      const number = ownReceiptNumber(code)
      const registrar = play.as(registrarOf(code))
      await registrar.post(`${path}/open`, {}, key('open'))
      return registrar.post(`${path}/receive`, number === undefined ? {} : { number }, key('receive'))
    },
    assign: () =>
      play.as(directorOf(code)).post(`${path}/assign`, { assignee: officerOf(code).personId }, key('assign')),
    saveDraft: (persons) => saveDraft(officer, path, persons),
    submit: (attempt, persons) =>
      officer.post(`${path}/submit`, persons ? { answer: { persons } } : {}, key(`submit-${attempt}`)),
    act: (name, body = {}) => officer.post(`${path}/${name}`, body, key(name)),
  }
}

type Kept = { readonly draft: { readonly revision: number } | null }

/** Saves over the revision that is there now: a request whose answer was lost has already made one. */
async function saveDraft(officer: PersonalApi, path: string, persons: readonly NamedPerson[]): Promise<void> {
  for (;;) {
    const { draft } = await officer.get<Kept>(path)
    const call = { method: 'PUT', path: `${path}/draft`, body: { answer: { persons } } } as const
    try {
      return await officer.call({ ...call, onVersion: draft?.revision ?? 0 })
    } catch (failure) {
      if (!(failure instanceof ApiRefusal) || failure.code !== 'VERSION_STALE') throw failure
    }
  }
}

/** What an officer of the central office does with the answer of an office. */
export function review<T>(play: PlayOf, code: string, act: string, body: unknown = {}): Promise<T> {
  return play.as(REVIEWER).post(`/submissions/${play.circularId}/${code}/${act}`, body, `demo:${act}:${code}`)
}
