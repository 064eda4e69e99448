import { createRequire } from 'node:module'
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'

/** A worker in a process of its own for the bare echo; tells its parent when it is ready. */
Runtime.install({ logger: new DefaultLogger('ERROR') })
const workflowsPath = createRequire(import.meta.url).resolve('./echo-workflow.ts')
const quiet = new DefaultLogger('ERROR')
const connection = await NativeConnection.connect({ address: process.env['WIAN_TEST_TEMPORAL'] ?? '' })
const worker = await Worker.create({
  connection,
  namespace: 'wian',
  taskQueue: 'bench-echo',
  workflowBundle: await bundleWorkflowCode({ workflowsPath, logger: quiet }),
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
await worker.run()
