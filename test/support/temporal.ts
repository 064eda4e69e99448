import { randomBytes } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { NativeConnection } from '@temporalio/worker'

/** The namespace of the run's server, with the product's retention and search attributes. */
export const NAMESPACE = 'wian'

/** The real server of the run, for one test file: its connections, and a task queue of its own. */
export type TestTemporal = {
  readonly address: string
  readonly namespace: string
  readonly client: Client
  readonly nativeConnection: NativeConnection
  readonly taskQueue: string
  close(): Promise<void>
}

/** Connects to the run's development server. */
export async function connectTemporal(): Promise<TestTemporal> {
  const address = process.env['WIAN_TEST_TEMPORAL']
  if (!address) throw new Error('jest must run with its global set-up: WIAN_TEST_TEMPORAL is missing')
  const connection = await Connection.connect({ address })
  const nativeConnection = await NativeConnection.connect({ address })
  return {
    address,
    namespace: NAMESPACE,
    client: new Client({ connection, namespace: NAMESPACE }),
    nativeConnection,
    taskQueue: `test-${randomBytes(6).toString('hex')}`,
    close: async () => {
      await connection.close()
      await nativeConnection.close()
    },
  }
}

/** Starts a time-skipping server, for long calendars of one workflow; call its `teardown()` at the end. */
export function timeSkipping(): Promise<TestWorkflowEnvironment> {
  const path = process.env['TEMPORAL_TEST_SERVER_PATH']
  return TestWorkflowEnvironment.createTimeSkipping(
    path ? { server: { executable: { type: 'existing-path', path } } } : {},
  )
}
