import pino from 'pino'
import { createBulk } from '../activities/bulk.js'
import { watchClock } from '../activities/clock-watch.js'
import { createCalendarWork } from '../activities/calendar-change.js'
import { openMailTransport } from '../activities/mail-transport.js'
import { createMailRoom } from '../activities/mailroom.js'
import { createMeetingWork } from '../activities/meeting-work.js'
import { createNudge } from '../activities/nudge.js'
import { createOfficeSigner } from '../activities/office-signer.js'
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

/** The worker process: cases, bulk work, the mail room and the reconciler's watch, until it is told to stop. */
async function run(): Promise<void> {
  const config = readConfig()
  const log = pino({ level: config.logLevel })
  const { fonts, lexicon, look } = await openAgency(config.agencyDir)
  const typesetter = await openTypesetter({ fonts, lexicon, cacheDir: `${config.home}/fonts` })
  const pool = openPool(config.appDatabaseUrl, { max: 16 })
  const temporal = await connectTemporal(config)
  const { client } = temporal
  const reconciler = createReconciler({ pool, client })
  const nudge = createNudge(pool, client)
  const rightOfWay = createRightOfWay()
  const signerOf = createOfficeSigner({ pool, vault: createKeyVault(config.tokenSecret) })
  const papers = createMeetingPapers({ pool, typesetter, look, signerOf, publicUrl: config.publicUrl })
  const workers = await createWorkers({
    connection: temporal.native,
    namespace: config.temporalNamespace,
    bundle: { codePath: bundlePath },
    records: createRecords(pool),
    meetingWork: createMeetingWork({ pool, nudge, papers }),
    bulk: createBulk({
      pool,
      pressRoom: createPressRoom({
        ...{ pool, typesetter, look, signerOf },
        ...{ answerUrl: `${config.publicUrl}/inbox`, verifyUrl: `${config.publicUrl}/v` },
      }),
      reports: createReports({ pool, typesetter, look, signerOf }),
      nudge,
      rightOfWay,
    }),
    calendarWork: createCalendarWork({ pool, nudge: createNudge(pool, client) }),
    reconciler,
  })
  const transport = openMailTransport(config.smtpUrl)
  const mailRoom = createMailRoom({
    pool,
    transport,
    render: createMailRenderer({ pool, publicUrl: config.publicUrl, secret: config.tokenSecret }),
    from: config.mailFrom,
    domain: new URL(config.publicUrl).hostname,
    log,
    rightOfWay,
  })
  const webhookRoom = createWebhookRoom({
    pool,
    policy: config.webhookTargets,
    serverSecret: config.tokenSecret,
    source: config.publicUrl,
    log,
  })
  const health = serveHealth({
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

  const stopping = untilStopped()
  const watch = keepSchedule({ client, reconciler, signal: stopping.signal, log })
  const mails = mailRoom.run(stopping.signal)
  const hooks = webhookRoom.run(stopping.signal)
  const clock = watchClock({ pool, nudge, log }, stopping.signal)
  stopping.signal.addEventListener('abort', () => {
    workers.cases.shutdown()
    workers.bulk.shutdown()
  })
  // A worker that fails ends the process: the supervisor starts a whole one.
  await Promise.all([workers.cases.run(), workers.bulk.run()])
  stopping.stop()
  await Promise.all([watch, mails, hooks, clock])
  health.close()
  transport.close()
  await temporal.close()
  await pool.end()
}

await run()
process.exit(0)
