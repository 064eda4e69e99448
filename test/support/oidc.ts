import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'
import type { Issuer } from '../../api/sign-in/issuers.js'

/** A real OpenID Connect provider on loopback, where `login` says who is at its page. */
export type TestIssuer = {
  readonly issuer: Issuer
  /** Who signs in at the provider's page from now on, and what it says of them. */
  login: string
  claims: Record<string, Readonly<Record<string, unknown>>>
  /** Signs any token with the provider's own key. */
  sign(payload: JWTPayload): Promise<string>
  close(): Promise<void>
}

const SCOPES = 'openid email office'

/**
 * Starts one for a product that is reached at `publicUrl`, at any port unless one is named. Its page signs `login` in
 * without asking.
 */
export async function startIssuer(id: string, publicUrl: string, port = 0): Promise<TestIssuer> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const issuer: Issuer = {
    ...{ id, issuer: url, clientId: `wian-${id}`, clientSecret: `secret of the test ${id}` },
    ...{ name: { th: `ผู้ให้บริการ ${id}`, en: `Provider ${id}` }, scopes: ['office'] },
    ...{ officeClaim: 'office', trustsEmail: false },
  }
  const test: TestIssuer = {
    issuer,
    login: '',
    claims: {},
    sign: (payload) => signed(payload, privateKey),
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(() => done()))
    },
  }
  const key = { ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' }
  const provider = new Provider(url, configurationOf(test, publicUrl, key as never))
  const callback = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response)
    const result = { login: { accountId: test.login } }
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  })
  return test
}

function signed(payload: JWTPayload, key: CryptoKey): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'test', typ: 'logout+jwt' }).sign(key)
}

function configurationOf(test: TestIssuer, publicUrl: string, key: never): Configuration {
  const { id, clientId, clientSecret = '' } = test.issuer
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/api/auth/callback/oidc-${id}`],
        token_endpoint_auth_method: 'client_secret_post',
        backchannel_logout_uri: `${publicUrl}/sign-in/oidc/${id}/logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['a cookie key of the tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], office: ['office'] },
    scopes: SCOPES.split(' '),
    conformIdTokenClaims: false,
    // The product that it tells of a sign-out is on loopback, which its own guard would not let it call.
    fetch: (url, { dispatcher: _, ...options } = {}) => fetch(url, options),
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...test.claims[sub] }),
    }),
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId
      const grant = new oidc.provider.Grant({ clientId, ...(accountId ? { accountId } : {}) })
      grant.addOIDCScope(SCOPES)
      await grant.save()
      return grant
    },
  }
}
