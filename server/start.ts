import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { demoCommand } from '@/bin/commands/demo'
import { openDatabase } from '@/bin/open-database'
import { isLoopbackAddress } from '@/lib/access/requests/loopback'
import { readSecret } from '@/lib/access/secret'
import { newSetupCode } from '@/lib/access/setup-code'
import { toKnownError } from '@/lib/database-error'
import { openDb } from '@/lib/db'
import { keepDatabase } from '@/lib/embedded/keep-database'
import { type Env, getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { runRefresh } from '@/lib/refresh/run-refresh'
import { ROOT } from '@/lib/root'
import { readSettings } from '@/lib/settings'
import { getFreshness } from '@/lib/store/freshness'
import { hasMembers } from '@/lib/store/members/members'
import { isDemoWanted } from '@/prisma/demo/load-demo'
import { buildIfNeeded } from './build-if-needed'

// `npm start` and `npm run dev`: database, migrations, demo, web server; Ctrl-C stops all of it.

const isDev = process.argv.includes('--dev')

try {
  await start(getEnv())
} catch (error) {
  const known = toKnownError(error)
  if (!known) throw error
  process.stderr.write(`tundish: ${known.message}\n`)
  process.exitCode = 1
}

async function start(env: Env): Promise<void> {
  await requireFreePort(env)
  if (!isDev) await buildIfNeeded(ROOT)
  say(
    env.databaseUrl === null
      ? `Starting the embedded database in ${env.dataDir}`
      : 'Using the database at DATABASE_URL',
  )
  const listeners: ((problem: TundishError | null) => void)[] = [sayProblem]
  const hold = (dataDir: string) =>
    keepDatabase(dataDir, (problem) => {
      for (const listen of listeners) listen(problem)
    })
  const database = await openDatabase(env, hold)
  try {
    const setupCode = await prepareData(database.url, env)
    const secret = await readSecret(env.secret, env.dataDir)
    const child = startServer(database.url, { secret, setupCode })
    listeners.push((problem) => child.connected && child.send({ problem: problem?.code ?? null }))
    void database.ended.then((why) => {
      process.stderr.write(`tundish: ${why.message}\n`)
      child.kill('SIGTERM')
    })
    process.exitCode = await waitFor(child, env, setupCode)
  } finally {
    await database.release()
  }
}

/**
 * The demo into an empty database; a refresh for what was left waiting, or cut in another time zone. Resolves to the code
 * that the first admin needs; null where there is an admin, or none but this machine can ask.
 */
async function prepareData(url: string, { host }: Env): Promise<string | null> {
  const db = openDb(url)
  try {
    const { timeZone, idleMinutes } = await readSettings(db)
    if (await isDemoWanted(db)) process.stdout.write(await demoCommand(db, { action: 'load', timeZone }))
    const { refreshedAt } = await getFreshness(db)
    if (refreshedAt) await runRefresh(db, { timeZone, idleMinutes })
    return isLoopbackAddress(host) || (await hasMembers(db)) ? null : newSetupCode()
  } finally {
    await db.$disconnect()
  }
}

type Secrets = Readonly<{ secret: string; setupCode: string | null }>

function startServer(url: string, { secret, setupCode }: Secrets): ChildProcess {
  return spawn(process.execPath, ['bin/run.mjs', 'server/serve.ts', ...(isDev ? ['--dev'] : [])], {
    cwd: ROOT,
    env: {
      ...process.env,
      DATABASE_URL: url,
      TUNDISH_SECRET: secret,
      TUNDISH_SETUP_CODE: setupCode ?? '',
      NODE_ENV: isDev ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    // The channel says why the embedded database is away; that it closes tells the web server that it is alone.
    stdio: ['ignore', isDev ? 'inherit' : 'ignore', 'inherit', 'ipc'],
  })
}

/** Waits until the web server ends, and asks it to when a signal does. Resolves to the exit code. */
async function waitFor(child: ChildProcess, env: Env, setupCode: string | null): Promise<number> {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stopping) say('Stopping')
      stopping = true
      child.kill('SIGTERM')
    })
  }
  const ended = new Promise<number>((resolve) =>
    child.once('exit', (code) => resolve(stopping ? 0 : (code ?? 1))),
  )
  if (await isAnswering(env, child)) {
    say(`Tundish is ready: http://localhost:${env.port}`)
    if (setupCode) say(`Create the first admin at /setup with this code: ${setupCode}`)
  }
  return ended
}

function sayProblem(problem: TundishError | null): void {
  if (problem) process.stderr.write(`tundish: ${problem.message} The server starts it again by itself.\n`)
  else say('The embedded database serves again.')
}

/** True as soon as the web server answers, false when it ended before. */
async function isAnswering({ host, port }: Env, child: ChildProcess): Promise<boolean> {
  const name = host.includes(':') ? `[${host}]` : host
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : name
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`http://${address}:${port}/api/health`).catch(() => null)
    if (answer) return true
    await sleep(150)
  }
  return false
}

/** Before anything is started, so that nothing has to be stopped again. */
async function requireFreePort({ host, port }: Env): Promise<void> {
  const probe = createServer()
  const problem = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    probe.once('error', resolve)
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
  if (!problem) return
  const sentence =
    problem.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`
      : `Cannot listen on ${host}:${port} (${problem.code}). Set HOST and PORT to an address of this machine.`
  throw new TundishError('bad_setting', sentence, { cause: problem })
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
