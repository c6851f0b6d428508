import path from 'node:path'
import { CronPattern } from 'croner'
import { z } from 'zod'
import { ALERT_VARIABLES, explainBadTarget, explainMissing, SECRET_VARIABLES, toAlertEnv } from './alert-env'
import { TundishError } from './errors'
import type { WorkspaceSettingName } from './forms/workspace-setting'
import { SOURCE_VARIABLES, toSourceUrls } from './source-env'
import { parseDay } from './time/day'

/** The folder of data tests in SQL where none is set, beside the code. */
export const DEFAULT_TESTS_DIR = 'data-tests'

/** Clocks that have lost their time begin before. */
export const DEFAULT_FIRST_DAY = '2000-01-01'

const timeZone = z.string().refine(isTimeZone, 'is not an IANA time zone such as UTC or Europe/Berlin')

const hours = z.coerce.number('must be a number of hours').gt(0, 'must be above 0')

const whole = (what: string, least: number, most: number) =>
  z.coerce
    .number(`must be ${what}`)
    .int('must be a whole number')
    .min(least, `must be from ${least} to ${most}`)
    .max(most, `must be from ${least} to ${most}`)

const schema = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  TUNDISH_DATA_DIR: z.string().min(1).default('.tundish'),
  TUNDISH_TIME_ZONE: timeZone.default('UTC'),
  TUNDISH_WEEK_START: z
    .enum(['monday', 'sunday', 'saturday'], 'must be monday, sunday or saturday')
    .default('monday'),
  TUNDISH_FISCAL_MONTH: whole('the number of a month', 1, 12).default(1),
  TUNDISH_SMALLEST_CHANGE: z.coerce
    .number('must be a number of percentage points')
    .gt(0, 'must be above 0')
    .lt(100, 'must be below 100')
    .default(1),
  TUNDISH_CONVERSION_HOURS: whole('a number of hours', 1, 720).default(24),
  TUNDISH_IDLE_MINUTES: whole('a number of minutes', 1, 1440).default(30),
  TUNDISH_CURRENCY: z
    .string()
    .transform((text) => text.toUpperCase())
    .refine(isCurrency, 'is not a currency of ISO 4217 such as EUR')
    .optional(),
  TUNDISH_SECRET: z.string().optional(),
  TUNDISH_SETUP_CODE: z.string().optional(),
  TUNDISH_PROXIES: whole('a number of proxies', 0, 10).default(0),
  TUNDISH_SCHEDULE: z
    .string()
    .refine(isSchedule, 'is neither off nor a cron expression such as */15 * * * *')
    .default('*/15 * * * *'),
  TUNDISH_WATCH_DIR: z.string().min(1).optional(),
  TUNDISH_TESTS_DIR: z.string().min(1).default(DEFAULT_TESTS_DIR),
  TUNDISH_TEST_ALL_HOURS: z.coerce
    .number('must be a number of hours')
    .min(0, 'must be 0 or above')
    .default(24),
  TUNDISH_DBT_TARGET: z.string().min(1).optional(),
  TUNDISH_SNAPSHOT_STRATEGY: z.enum(['check', 'timestamp'], 'must be check or timestamp').default('check'),
  TUNDISH_HARD_DELETES: z
    .enum(['ignore', 'invalidate', 'new_record'], 'must be ignore, invalidate or new_record')
    .default('ignore'),
  TUNDISH_FIRST_DAY: z
    .string()
    .refine((text) => parseDay(text) !== null, 'must be a day, written YYYY-MM-DD')
    .default(DEFAULT_FIRST_DAY),
  TUNDISH_KEEP_DAYS: whole('a number of days', 30, 36_500).optional(),
  TUNDISH_REPEATED_IDS: z.enum(['refuse', 'accept'], 'must be refuse or accept').default('refuse'),
  TUNDISH_FRESHNESS_WARN_HOURS: hours.default(24),
  TUNDISH_FRESHNESS_ERROR_HOURS: hours.default(72),
  ...ALERT_VARIABLES,
  NODE_ENV: z.string().optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole('a port number', 1, 65535).default(3000),
})

/** Every variable that is read, as the documents must tell them. */
export const VARIABLE_NAMES: readonly string[] = [...Object.keys(schema.shape), ...SOURCE_VARIABLES]

/** Their values are not repeated where something is wrong with them. */
const SECRETS: ReadonlySet<string> = new Set(['DATABASE_URL', ...SECRET_VARIABLES])

/** All settings, as docs/operations.md lists them; `readSettings` reads them. */
export type Settings = Readonly<
  ReturnType<typeof toEnv> & {
    /** Of sources elsewhere, by the name that they have in variables. */
    sourceUrls: ReturnType<typeof toSourceUrls>
  }
>

type Variables = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings from environment variables; the only place that does. An empty variable counts as not set.
 * Throws `bad_setting` with a sentence that names the variable.
 */
export function parseEnv(variables: Variables): Settings {
  const given = onlySet(variables)
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
  return { ...toEnv(env), sourceUrls: toSourceUrls(given) }
}

function toEnv(given: z.output<typeof schema>) {
  const { TUNDISH_WATCH_DIR: watchDir, TUNDISH_DBT_TARGET: dbtTarget } = given
  return {
    /** Null where the embedded database is meant. */
    databaseUrl: given.DATABASE_URL ?? null,
    dataDir: path.resolve(given.TUNDISH_DATA_DIR),
    timeZone: given.TUNDISH_TIME_ZONE,
    /** The month, 1 to 12, with which the year's first quarter begins. */
    fiscalMonth: given.TUNDISH_FISCAL_MONTH,
    /** The day on which weeks begin. */
    weekStart: given.TUNDISH_WEEK_START,
    /** The smallest change of a share worth acting on, 0 to 1. */
    smallestChange: given.TUNDISH_SMALLEST_CHANGE / 100,
    /** How long after its start a session may still convert, in hours. */
    conversionHours: given.TUNDISH_CONVERSION_HOURS,
    idleMinutes: given.TUNDISH_IDLE_MINUTES,
    /** What orders are in that do not say; null where that is not known. */
    currency: given.TUNDISH_CURRENCY ?? null,
    /** What cookies are signed with; null where none was given, and then `server/start` makes one. */
    secret: given.TUNDISH_SECRET ?? null,
    /** What creating the first admin asks for, from `server/start`; null where the server is on loopback. */
    setupCode: given.TUNDISH_SETUP_CODE ?? null,
    /** How many servers of one's own stand in front of this one and say whom they were asked by. */
    proxies: given.TUNDISH_PROXIES,
    /** When the pipeline runs, as a cron expression in the time zone of the workspace; null: never by itself. */
    schedule: given.TUNDISH_SCHEDULE === 'off' ? null : given.TUNDISH_SCHEDULE,
    /** Where files wait for the pipeline; null: nowhere. */
    watchDir: watchDir === undefined ? null : path.resolve(watchDir),
    /** The folder of data tests that are written in SQL. */
    testsDir: path.resolve(given.TUNDISH_TESTS_DIR),
    /** How many hours after it looked at everything a data test does so again; 0: each time. */
    testAllHours: given.TUNDISH_TEST_ALL_HOURS,
    /** The target folder of a dbt project upstream; null: none is read. */
    dbtTarget: dbtTarget === undefined ? null : path.resolve(dbtTarget),
    snapshotStrategy: given.TUNDISH_SNAPSHOT_STRATEGY,
    hardDeletes: given.TUNDISH_HARD_DELETES,
    /** The first day, in UTC, on which anything can have happened. */
    firstDay: given.TUNDISH_FIRST_DAY,
    /** Events of sessions that ended more days ago are dropped, and their counts kept; null: all are kept. */
    keepDays: given.TUNDISH_KEEP_DAYS ?? null,
    /** What becomes of a delivery whose ids of events seem to begin anew. */
    repeatedIds: given.TUNDISH_REPEATED_IDS,
    /** How old the newest event may be before its test warns, and before it fails, in hours. */
    freshness: {
      warnHours: given.TUNDISH_FRESHNESS_WARN_HOURS,
      errorHours: given.TUNDISH_FRESHNESS_ERROR_HOURS,
    },
    alerts: toAlertEnv(given, given.PORT),
    /** Whether this is `npm run dev`. */
    isDev: given.NODE_ENV === 'development',
    host: given.HOST,
    port: given.PORT,
  }
}

/** Those of the process. How the workspace counts may be chosen in the database, too: see `readSettings`. */
export type Env = Omit<Settings, WorkspaceSettingName>

/** What the environment of this process sets; an empty variable sets nothing. */
export function listSetVariables(): Variables {
  return onlySet(process.env)
}

function onlySet(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
}

let parsed: Env | undefined

/** What the environment of this process says, read once. */
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
  return canMake(() => new Intl.DateTimeFormat('en', { timeZone: name }))
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code)
}

function isSchedule(text: string): boolean {
  return text === 'off' || canMake(() => new CronPattern(text))
}

function canMake(make: () => object): boolean {
  try {
    return Boolean(make())
  } catch {
    return false
  }
}
