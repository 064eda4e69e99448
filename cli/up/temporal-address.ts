import { readFile } from 'node:fs/promises'
import type { ConnectionOptions } from '@temporalio/client'
import type { Config } from '../../config.js'

/** The Temporal server that the settings name, with its TLS files or API key read. */
export async function temporalServer(config: Config): Promise<ConnectionOptions & { address: string }> {
  const { temporalAddress: address, temporalApiKey: apiKey, temporalTls } = config
  const key = apiKey ? { apiKey } : {}
  if (!temporalTls) return { address, ...key }
  const { caFile, certFile, keyFile, serverName } = temporalTls
  const read = (file: string | undefined) => (file ? readFile(file) : undefined)
  const [ca, crt, privateKey] = await Promise.all([read(caFile), read(certFile), read(keyFile)])
  const tls = {
    ...(ca ? { serverRootCACertificate: ca } : {}),
    ...(crt && privateKey ? { clientCertPair: { crt, key: privateKey } } : {}),
    ...(serverName ? { serverNameOverride: serverName } : {}),
  }
  return { address, tls, ...key }
}
