import type { Request, Response, Router } from 'express'
import { chooseAssignment, endSessions } from '../../../db/sessions.js'
import type { Both } from '../../../templates/mails/facts.js'
import { Problem } from '../../problems.js'
import { changePassword } from '../confirm.js'
import type { Person, SignIn } from '../contract.js'
import { endOfCookie, type SignInDesk } from '../desk.js'
import { accountPage } from './account-page.js'
import { mountFactors, type OnForm } from './factors.js'
import { formText, hrefOf, langOf, orShow, queryText, refuseForeignForm } from './page-request.js'

const HERE = '/sign-in/account'

/** The page on which a person sees to the own account: assignment, second factor, passkeys, password, sessions. */
export function mountAccount(router: Router, desk: SignInDesk, signIn: SignIn): void {
  /** Runs the work for the signed-in person; whoever is not is shown the way in. */
  const forPerson = (work: (request: Request, response: Response, person: Person) => Promise<void>) => {
    return async (request: Request, response: Response): Promise<void> => {
      if (request.method === 'POST') refuseForeignForm(request)
      const person = await signIn.whichPerson(request.headers).catch((failure: unknown) => {
        if (failure instanceof Problem && failure.status === 401) return undefined
        throw failure
      })
      if (person) return work(request, response, person)
      response.redirect(303, hrefOf('/sign-in', langOf(request), { next: HERE }))
    }
  }
  const show = async (request: Request, response: Response, person: Person, bad?: Both): Promise<void> =>
    void response.send(
      await accountPage(desk, person, { lang: langOf(request), bad, done: queryText(request, 'done') }),
    )
  router.get('/account', forPerson(show))
  router.post(
    '/account/assignment',
    forPerson(async (request, response, { sessionId, assignments }) => {
      const wanted = formText(request, 'assignmentId')
      const isOwn = assignments.some(({ assignmentId }) => assignmentId === wanted)
      if (isOwn) await chooseAssignment(desk.pool, sessionId, wanted)
      response.redirect(303, hrefOf(HERE, langOf(request)))
    }),
  )
  const onForm: OnForm = (work) =>
    forPerson((request, response, person) =>
      orShow(
        response,
        () => work(request, response, person),
        (bad) => show(request, response, person, bad),
      ),
    )
  mountFactors(router, desk, onForm)
  router.post(
    '/account/password',
    onForm(async (request, response, person) => {
      const { cookies } = await changePassword(desk, {
        ...{ person, old: formText(request, 'old'), wanted: formText(request, 'wanted') },
        address: request.ip ?? '',
      })
      response.append('Set-Cookie', [...(cookies ?? [])])
      response.redirect(303, hrefOf(HERE, langOf(request), { done: 'password' }))
    }),
  )
  router.post(
    '/account/sign-out',
    forPerson(async (request, response, { personId, sessionId }) => {
      const everywhere = formText(request, 'everywhere') === 'yes'
      await endSessions(desk.pool, personId, everywhere ? {} : { only: sessionId })
      response.append('Set-Cookie', endOfCookie(desk.publicUrl))
      response.redirect(303, hrefOf('/sign-in', langOf(request)))
    }),
  )
}
