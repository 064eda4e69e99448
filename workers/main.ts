import pino, { type Logger } from 'pino'
import type { Pool } from 'pg'
import { createBulk } from '../activities/bulk.js'
import { watchClock } from '../activities/clock-watch.js'
import { createCalendarWork } from '../activities/calendar-change.js'
import { openMailTransport } from '../activities/mail-transport.js'
import { createExemptionWork } from '../activities/exemption-work.js'
import { createOrderWork } from '../activities/order-work.js'
import { createMailRoom } from '../activities/mailroom.js'
import { createMeetingWork } from '../activities/meeting-work.js'
import { createNudge } from '../activities/nudge.js'
import { createOfficeSigner } from '../activities/office-signer.js'
import { createExemptionLetters } from '../activities/papers/exemption.js'
import { createOrderPaper } from '../activities/papers/order.js'
import { createMeetingPapers } from '../activities/papers/meeting.js'
import { createPressRoom } from '../activities/press-room.js'
import { createReconciler } from '../activities/reconcile.js'
import { createRecords } from '../activities/records.js'
import { createReports } from '../activities/reports.js'
import { createRightOfWay } from '../activities/right-of-way.js'
import { createWebhookRoom } from '../activities/webhook-room.js'
import { createMailRenderer } from '../activities/mail-renderer.js'
import { readConfig } from '../config.js'
import { createKeyVault } from '../db/key-vault.js'
import { openPool } from '../db/pool.js'
import { isSchemaCurrent } from '../db/schema-state.js'
import { openAgency } from '../templates/agency/open.js'
import { openTypesetter } from '../typesetting/typesetter.js'
import { bundlePath } from './bundle.js'
import { connectTemporal } from './connect.js'
import { createWorkers } from './create.js'
import { serveHealth } from './health.js'
import { createWorkerMetrics } from './metrics.js'
import { keepSchedule } from './schedule.js'
import { untilStopped } from './stop.js'

/** A readiness probe does not wait longer for the Temporal server. */
const TEMPORAL_WITHIN_MS = 2_000

type Config = ReturnType<typeof readConfig>
type Temporal = Awaited<ReturnType<typeof connectTemporal>>

/** What all parts of the process share. */
type Ground = {
  readonly config: Config
  readonly log: Logger
  readonly pool: Pool
  readonly temporal: Temporal
  readonly nudge: ReturnType<typeof createNudge>
  readonly rightOfWay: ReturnType<typeof createRightOfWay>
  readonly reconciler: ReturnType<typeof createReconciler>
}

async function openGround(): Promise<Ground> {
  const config = readConfig()
  const pool = openPool(config.appDatabaseUrl, { max: 16 })
  const temporal = await connectTemporal(config)
  const { client } = temporal
  return {
    ...{ config, pool, temporal },
    log: pino({ level: config.logLevel }),
    nudge: createNudge(pool, client),
    rightOfWay: createRightOfWay(),
    reconciler: createReconciler({ pool, client }),
  }
}

/** The workers of both queues, with everything that their activities work with. */
async function openWorkers({ config, pool, temporal, nudge, rightOfWay, reconciler }: Ground) {
  const { fonts, lexicon, look } = await openAgency(config.agencyDir)
  const typesetter = await openTypesetter({ fonts, lexicon, cacheDir: `${config.home}/fonts` })
  const signerOf = createOfficeSigner({ pool, vault: createKeyVault(config.tokenSecret) })
  const desk = { pool, typesetter, look, signerOf, publicUrl: config.publicUrl }
  const pressRoom = createPressRoom({
    ...{ pool, typesetter, look, signerOf },
    ...{ answerUrl: `${config.publicUrl}/inbox`, verifyUrl: `${config.publicUrl}/v` },
  })
  const reports = createReports({ pool, typesetter, look, signerOf })
  return createWorkers({
    connection: temporal.native,
    namespace: config.temporalNamespace,
    bundle: { codePath: bundlePath },
    records: createRecords(pool),
    meetingWork: createMeetingWork({ pool, nudge, papers: createMeetingPapers(desk) }),
    bulk: createBulk({ pool, pressRoom, reports, nudge, rightOfWay }),
    calendarWork: createCalendarWork({ pool, nudge }),
    exemptionWork: createExemptionWork({ pool, nudge, makeLetter: createExemptionLetters(desk) }),
    orderWork: createOrderWork({ pool, makePaper: createOrderPaper(desk) }),
    reconciler,
  })
}

type Workers = Awaited<ReturnType<typeof openWorkers>>

/** What goes out beside the workers: mails and webhooks. */
function openRooms({ config, log, pool, rightOfWay }: Ground) {
  const transport = openMailTransport(config.smtpUrl)
  const mails = createMailRoom({
    ...{ pool, transport, log, rightOfWay },
    render: createMailRenderer({ pool, publicUrl: config.publicUrl, secret: config.tokenSecret }),
    from: config.mailFrom,
    domain: new URL(config.publicUrl).hostname,
  })
  const webhooks = createWebhookRoom({
    ...{ pool, log },
    policy: config.webhookTargets,
    serverSecret: config.tokenSecret,
    source: config.publicUrl,
  })
  return { transport, mails, webhooks }
}

function openHealth({ config, pool, temporal: { client } }: Ground, workers: Workers) {
  return serveHealth({
    port: config.workerHealthPort,
    host: config.bindHost,
    metricsToken: config.metricsToken,
    registry: createWorkerMetrics(pool, workers),
    check: async () => ({
      database: await pool.query('select 1').then(() => true),
      cases: workers.cases.getState() === 'RUNNING',
      bulk: workers.bulk.getState() === 'RUNNING',
    }),
    ready: async () => ({
      schema: await isSchemaCurrent(pool),
      temporal: await client.connection
        .withDeadline(Date.now() + TEMPORAL_WITHIN_MS, () => client.connection.ensureConnected())
        .then(
          () => true,
          () => false,
        ),
    }),
  })
}

/** The worker process: cases, bulk work, the mail room and the reconciler's watch, until it is told to stop. */
async function run(): Promise<void> {
  const ground = await openGround()
  const { pool, temporal, nudge, log, reconciler } = ground
  const workers = await openWorkers(ground)
  const { transport, mails, webhooks } = openRooms(ground)
  const health = openHealth(ground, workers)
  const stopping = untilStopped()
  const { signal } = stopping
  const beside = [
    keepSchedule({ client: temporal.client, reconciler, signal, log }),
    mails.run(signal),
    webhooks.run(signal),
    watchClock({ pool, nudge, log }, signal),
  ]
  signal.addEventListener('abort', () => {
    workers.cases.shutdown()
    workers.bulk.shutdown()
  })
  // A worker that fails ends the process: the supervisor starts a whole one.
  await Promise.all([workers.cases.run(), workers.bulk.run()])
  stopping.stop()
  await Promise.all(beside)
  health.close()
  transport.close()
  await temporal.close()
  await pool.end()
}

await run()
process.exit(0)
