import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnv } from './env'

const DEFAULTS = {
  databaseUrl: null,
  dataDir: path.resolve('.tundish'),
  timeZone: 'UTC',
  fiscalMonth: 1,
  smallestChange: 0.01,
  conversionHours: 24,
  secret: null,
  setupCode: null,
  proxies: 0,
  schedule: '*/15 * * * *',
  watchDir: null,
  testsDir: path.resolve('data-tests'),
  snapshotStrategy: 'check',
  hardDeletes: 'ignore',
  freshness: { warnHours: 24, errorHours: 72 },
  isDev: false,
  host: '127.0.0.1',
  port: 3000,
}

describe('parseEnv', () => {
  it('has a default for everything', () => {
    expect(parseEnv({})).toEqual(DEFAULTS)
  })

  it('counts an empty variable as not set', () => {
    const empty = { DATABASE_URL: '', TUNDISH_DATA_DIR: '', TUNDISH_TIME_ZONE: '', HOST: '', PORT: '' }
    expect(parseEnv(empty)).toEqual(DEFAULTS)
  })

  it('takes what is given, the data directory as an absolute path', () => {
    const given = {
      DATABASE_URL: 'postgresql://me@db.example:5433/shop',
      TUNDISH_DATA_DIR: 'data/../elsewhere',
      TUNDISH_TIME_ZONE: 'America/New_York',
      TUNDISH_FISCAL_MONTH: '4',
      TUNDISH_SMALLEST_CHANGE: '0.5',
      TUNDISH_CONVERSION_HOURS: '48',
      TUNDISH_SECRET: 'a secret',
      TUNDISH_SETUP_CODE: 'a code',
      TUNDISH_PROXIES: '2',
      TUNDISH_SCHEDULE: 'off',
      TUNDISH_WATCH_DIR: 'inbox',
      TUNDISH_TESTS_DIR: 'checks',
      TUNDISH_SNAPSHOT_STRATEGY: 'timestamp',
      TUNDISH_HARD_DELETES: 'new_record',
      TUNDISH_FRESHNESS_WARN_HOURS: '1.5',
      TUNDISH_FRESHNESS_ERROR_HOURS: '3',
      NODE_ENV: 'development',
      HOST: '0.0.0.0',
      PORT: '8080',
      PATH: '/bin',
    }
    expect(parseEnv(given)).toEqual({
      databaseUrl: 'postgresql://me@db.example:5433/shop',
      dataDir: path.resolve('elsewhere'),
      timeZone: 'America/New_York',
      fiscalMonth: 4,
      smallestChange: 0.005,
      conversionHours: 48,
      secret: 'a secret',
      setupCode: 'a code',
      proxies: 2,
      schedule: null,
      watchDir: path.resolve('inbox'),
      testsDir: path.resolve('checks'),
      snapshotStrategy: 'timestamp',
      hardDeletes: 'new_record',
      freshness: { warnHours: 1.5, errorHours: 3 },
      isDev: true,
      host: '0.0.0.0',
      port: 8080,
    })
  })

  it.each([
    'UTC',
    'GMT',
    'Etc/UTC',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Etc/GMT+5',
    'US/Pacific',
  ])('takes the zone %s', (zone) => {
    expect(parseEnv({ TUNDISH_TIME_ZONE: zone }).timeZone).toBe(zone)
  })

  it.each([
    ['DATABASE_URL', 'mysql://db', 'must begin with postgresql://'],
    ['DATABASE_URL', 'shop.db', 'must begin with postgresql://'],
    ['PORT', '0', 'must be from 1 to 65535'],
    ['PORT', '65536', 'must be from 1 to 65535'],
    ['PORT', '80.5', 'must be a whole number'],
    ['PORT', 'http', 'must be a port number'],
    ['TUNDISH_PROXIES', '-1', 'must be from 0 to 10'],
    ['TUNDISH_PROXIES', 'nginx', 'must be a number of proxies'],
    ['TUNDISH_FISCAL_MONTH', '13', 'must be from 1 to 12'],
    ['TUNDISH_FISCAL_MONTH', 'April', 'must be the number of a month'],
    ['TUNDISH_SMALLEST_CHANGE', '0', 'must be above 0'],
    ['TUNDISH_SMALLEST_CHANGE', '100', 'must be below 100'],
    ['TUNDISH_CONVERSION_HOURS', '0', 'must be from 1 to 720'],
    ['TUNDISH_PROXIES', '-1', 'must be from 0 to 10'],
    ['TUNDISH_PROXIES', 'yes', 'must be a number of proxies'],
    ['TUNDISH_TIME_ZONE', 'Berlin', 'is not an IANA time zone such as UTC or Europe/Berlin'],
    ['TUNDISH_TIME_ZONE', 'Mars/Olympus', 'is not an IANA time zone such as UTC or Europe/Berlin'],
  ])('refuses %s=%s: %s', (name, value, problem) => {
    expect(() => parseEnv({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'bad_setting', message: `${name} ${problem} (it is "${value}").` }),
    )
  })

  // Here PostgreSQL and the language mean different times: IST is Israel to one and India to the other.
  it.each(['IST', 'PST', 'CET', 'EST', '+05:30', '-08:00'])(
    'refuses the abbreviation or offset %s',
    (zone) => {
      expect(() => parseEnv({ TUNDISH_TIME_ZONE: zone })).toThrow('is not an IANA time zone')
    },
  )
})
