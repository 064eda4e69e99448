import { readFile } from 'node:fs/promises'
import { Client, Connection } from '@temporalio/client'
import { NativeConnection, type TLSConfig } from '@temporalio/worker'
import type { Config } from '../config.js'

/** The two connections that a worker process keeps to its Temporal server. */
export type TemporalConnections = {
  readonly native: NativeConnection
  readonly client: Client
  close(): Promise<void>
}

/** Connects to the server that the settings name, with mutual TLS or an API key where they say so. */
export async function connectTemporal(config: Config): Promise<TemporalConnections> {
  const { temporalAddress: address, temporalApiKey: apiKey, temporalNamespace: namespace } = config
  const tls = await tlsOf(config)
  const options = { address, ...(tls ? { tls } : {}), ...(apiKey ? { apiKey } : {}) }
  const native = await NativeConnection.connect(options)
  const connection = await Connection.connect(options)
  return {
    native,
    client: new Client({ connection, namespace }),
    async close() {
      await connection.close()
      await native.close()
    },
  }
}

async function tlsOf({ temporalTls }: Config): Promise<TLSConfig | undefined> {
  if (!temporalTls) return undefined
  const { caFile, certFile, keyFile, serverName } = temporalTls
  const read = async (file: string | undefined) => (file ? await readFile(file) : undefined)
  const [ca, crt, key] = await Promise.all([read(caFile), read(certFile), read(keyFile)])
  return {
    ...(ca ? { serverRootCACertificate: ca } : {}),
    ...(crt && key ? { clientCertPair: { crt, key } } : {}),
    ...(serverName ? { serverNameOverride: serverName } : {}),
  }
}
