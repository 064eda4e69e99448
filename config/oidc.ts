import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const oidcIssuer = z.strictObject({
  /** Part of addresses: registered with the provider, so it does not change. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/),
  name: z.strictObject({ th: z.string().min(1), en: z.string().min(1) }),
  issuer: z.url(),
  clientId: z.string().min(1),
  /** Nothing for a public client, which proves itself by PKCE alone. */
  clientSecret: z.string().min(1).optional(),
  scopes: z.array(z.string()).default([]),
  /** The claim that holds the code of the office under which the person acts. */
  officeClaim: z.string().optional(),
  /** Takes mail addresses as checked even where the provider does not say `email_verified`. */
  trustsEmail: z.boolean().default(false),
})
const oidcFile = z.strictObject({ issuers: z.array(oidcIssuer).max(20) })

/** A provider of OpenID Connect by which people may sign in (docs/operations.md). */
export type OidcIssuer = z.infer<typeof oidcIssuer>

/** The providers of a YAML or JSON file; nothing when it cannot be taken as it is. */
export function readIssuers(path: string): OidcIssuer[] | undefined {
  try {
    const { data } = oidcFile.safeParse(parse(readFileSync(path, 'utf8')))
    const ids = data?.issuers.map(({ id }) => id) ?? []
    return new Set(ids).size === ids.length ? data?.issuers : undefined
  } catch {
    return undefined
  }
}
