import express, { Router } from 'express'
import type { SignIn } from '../contract.js'
import type { SignInDesk } from '../desk.js'
import { mountOidc } from '../oidc.js'
import { mountAccount } from './account.js'
import { mountByLink } from './by-link.js'
import { mountEntry } from './entry.js'
import { pagePolicy } from './layout.js'
import { PASSKEY_SCRIPT } from './passkey-script.js'

const MOST_FORM_BYTES = '16kb'

/** The pages of signing in, below /sign-in: plain HTML made here, in Thai and English. */
export function createPagesRouter(desk: SignInDesk, signIn: SignIn): Router {
  const router = Router()
  const policy = pagePolicy(desk.issuers.map(({ issuer }) => new URL(issuer).origin))
  router.use((_request, response, next) => {
    // The token of a link stands in the address: no other site may hear of it.
    response.set({ 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' })
    next()
  })
  router.get('/passkey.js', (_request, response) => void response.type('js').send(PASSKEY_SCRIPT))
  router.use(express.urlencoded({ extended: false, limit: MOST_FORM_BYTES, inflate: false }))
  mountEntry(router, desk)
  mountByLink(router, desk)
  mountAccount(router, desk, signIn)
  mountOidc(router, desk)
  return router
}
