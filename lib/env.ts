import path from 'node:path'
import { CronPattern } from 'croner'
import { z } from 'zod'
import {
  ALERT_VARIABLES,
  type AlertEnv,
  explainBadTarget,
  explainMissing,
  SECRET_VARIABLES,
  toAlertEnv,
} from './alert-env'
import { TundishError } from './errors'
import { type Day, parseDay } from './time/day'

/** The folder of data tests in SQL where none is set, beside the code. */
export const DEFAULT_TESTS_DIR = 'data-tests'

/** Clocks that have lost their time begin before. */
export const DEFAULT_FIRST_DAY = '2000-01-01'

const timeZone = z.string().refine(isTimeZone, 'is not an IANA time zone such as UTC or Europe/Berlin')

const hours = z.coerce.number('must be a number of hours').gt(0, 'must be above 0')

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  TUNDISH_DATA_DIR: z.string().min(1).default('.tundish'),
  TUNDISH_TIME_ZONE: timeZone.default('UTC'),
  TUNDISH_FISCAL_MONTH: z.coerce
    .number('must be the number of a month')
    .int('must be a whole number')
    .min(1, 'must be from 1 to 12')
    .max(12, 'must be from 1 to 12')
    .default(1),
  TUNDISH_SMALLEST_CHANGE: z.coerce
    .number('must be a number of percentage points')
    .gt(0, 'must be above 0')
    .lt(100, 'must be below 100')
    .default(1),
  TUNDISH_CONVERSION_HOURS: z.coerce
    .number('must be a number of hours')
    .int('must be a whole number')
    .min(1, 'must be from 1 to 720')
    .max(720, 'must be from 1 to 720')
    .default(24),
  TUNDISH_SECRET: z.string().optional(),
  TUNDISH_SETUP_CODE: z.string().optional(),
  TUNDISH_PROXIES: z.coerce
    .number('must be a number of proxies')
    .int('must be a whole number')
    .min(0, 'must be from 0 to 10')
    .max(10, 'must be from 0 to 10')
    .default(0),
  TUNDISH_SCHEDULE: z
    .string()
    .refine(isSchedule, 'is neither off nor a cron expression such as */15 * * * *')
    .default('*/15 * * * *'),
  TUNDISH_WATCH_DIR: z.string().min(1).optional(),
  TUNDISH_TESTS_DIR: z.string().min(1).default(DEFAULT_TESTS_DIR),
  TUNDISH_DBT_TARGET: z.string().min(1).optional(),
  TUNDISH_SNAPSHOT_STRATEGY: z.enum(['check', 'timestamp'], 'must be check or timestamp').default('check'),
  TUNDISH_HARD_DELETES: z
    .enum(['ignore', 'invalidate', 'new_record'], 'must be ignore, invalidate or new_record')
    .default('ignore'),
  TUNDISH_FIRST_DAY: z
    .string()
    .refine((text) => parseDay(text) !== null, 'must be a day, written YYYY-MM-DD')
    .default(DEFAULT_FIRST_DAY),
  TUNDISH_REPEATED_IDS: z.enum(['refuse', 'accept'], 'must be refuse or accept').default('refuse'),
  TUNDISH_FRESHNESS_WARN_HOURS: hours.default(24),
  TUNDISH_FRESHNESS_ERROR_HOURS: hours.default(72),
  ...ALERT_VARIABLES,
  NODE_ENV: z.string().optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce
    .number('must be a port number')
    .int('must be a whole number')
    .min(1, 'must be from 1 to 65535')
    .max(65535, 'must be from 1 to 65535')
    .default(3000),
})

/** Every variable that is read, as the documents must tell them. */
export const VARIABLE_NAMES = Object.keys(schema.shape)

/** Their values are not repeated where something is wrong with them. */
const SECRETS: ReadonlySet<string> = new Set(['DATABASE_URL', ...SECRET_VARIABLES])

/** The settings, as docs/operations.md lists them. `databaseUrl` is null where the embedded database is meant. */
export type Env = Readonly<{
  databaseUrl: string | null
  dataDir: string
  timeZone: string
  /** The month, 1 to 12, with which the year's first quarter begins. */
  fiscalMonth: number
  /** The smallest change of a share worth acting on, 0 to 1. */
  smallestChange: number
  /** How long after its start a session may still convert, in hours. */
  conversionHours: number
  /** What cookies are signed with; null where none was given, and then `server/start` makes one. */
  secret: string | null
  /** What creating the first admin asks for, from `server/start`; null where the server is on loopback. */
  setupCode: string | null
  /** How many servers of one's own stand in front of this one and say whom they were asked by. */
  proxies: number
  /** When the pipeline runs, as a cron expression in the time zone of the workspace; null: never by itself. */
  schedule: string | null
  /** Where files wait for the pipeline; null: nowhere. */
  watchDir: string | null
  /** The folder of data tests that are written in SQL. */
  testsDir: string
  /** The target folder of a dbt project upstream; null: none is read. */
  dbtTarget: string | null
  snapshotStrategy: 'check' | 'timestamp'
  hardDeletes: 'ignore' | 'invalidate' | 'new_record'
  /** The first day, in UTC, on which anything can have happened. */
  firstDay: Day
  /** What becomes of a delivery whose ids of events seem to begin anew. */
  repeatedIds: 'refuse' | 'accept'
  /** How old the newest event may be before its test warns, and before it fails, in hours. */
  freshness: Readonly<{ warnHours: number; errorHours: number }>
  alerts: AlertEnv
  /** Whether this is `npm run dev`. */
  isDev: boolean
  host: string
  port: number
}>

/**
 * Reads the settings from environment variables; the only place that does. An empty variable counts as not set.
 * Throws `bad_setting` with a sentence that names the variable.
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0] ?? 'environment')
    const value = SECRETS.has(name) ? '' : ` (it is "${given[name] ?? ''}")`
    throw new TundishError('bad_setting', `${name} ${issue?.message ?? 'is not valid'}${value}.`)
  }
  const env = parsed.data
  const problem = explainMissing(env) ?? explainBadTarget(env)
  if (problem !== null) throw new TundishError('bad_setting', problem)
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: path.resolve(env.TUNDISH_DATA_DIR),
    timeZone: env.TUNDISH_TIME_ZONE,
    fiscalMonth: env.TUNDISH_FISCAL_MONTH,
    smallestChange: env.TUNDISH_SMALLEST_CHANGE / 100,
    conversionHours: env.TUNDISH_CONVERSION_HOURS,
    secret: env.TUNDISH_SECRET ?? null,
    setupCode: env.TUNDISH_SETUP_CODE ?? null,
    proxies: env.TUNDISH_PROXIES,
    schedule: env.TUNDISH_SCHEDULE === 'off' ? null : env.TUNDISH_SCHEDULE,
    watchDir: env.TUNDISH_WATCH_DIR === undefined ? null : path.resolve(env.TUNDISH_WATCH_DIR),
    testsDir: path.resolve(env.TUNDISH_TESTS_DIR),
    dbtTarget: env.TUNDISH_DBT_TARGET ? path.resolve(env.TUNDISH_DBT_TARGET) : null,
    snapshotStrategy: env.TUNDISH_SNAPSHOT_STRATEGY,
    hardDeletes: env.TUNDISH_HARD_DELETES,
    firstDay: env.TUNDISH_FIRST_DAY,
    repeatedIds: env.TUNDISH_REPEATED_IDS,
    freshness: { warnHours: env.TUNDISH_FRESHNESS_WARN_HOURS, errorHours: env.TUNDISH_FRESHNESS_ERROR_HOURS },
    alerts: toAlertEnv(env, env.PORT),
    isDev: env.NODE_ENV === 'development',
    host: env.HOST,
    port: env.PORT,
  }
}

let parsed: Env | undefined

/** The settings of this process, read once. */
export function getEnv(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

/**
 * Only names that everybody reads alike: for abbreviations and offsets PostgreSQL has meanings of its own (IST is
 * Israel to one and India to the other), so days would be cut differently here and there.
 */
function isTimeZone(name: string): boolean {
  if (!name.includes('/') && name !== 'UTC' && name !== 'GMT') return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function isSchedule(text: string): boolean {
  if (text === 'off') return true
  try {
    return Boolean(new CronPattern(text))
  } catch {
    return false
  }
}
