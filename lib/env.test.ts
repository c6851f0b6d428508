import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnv } from './env'

const DEFAULTS = {
  databaseUrl: null,
  dataDir: path.resolve('.tundish'),
  timeZone: 'UTC',
  fiscalMonth: 1,
  weekStart: 'monday',
  smallestChange: 0.01,
  conversionHours: 24,
  idleMinutes: 30,
  currency: null,
  secret: null,
  setupCode: null,
  proxies: 0,
  schedule: '*/15 * * * *',
  watchDir: null,
  testsDir: path.resolve('data-tests'),
  testAllHours: 24,
  dbtTarget: null,
  snapshotStrategy: 'check',
  hardDeletes: 'ignore',
  firstDay: '2000-01-01',
  repeatedIds: 'refuse',
  keepDays: null,
  freshness: { warnHours: 24, errorHours: 72 },
  alerts: {
    slack: null,
    webhook: null,
    email: null,
    quietHours: null,
    allowPrivate: false,
    publicUrl: 'http://localhost:3000',
  },
  isDev: false,
  host: '127.0.0.1',
  port: 3000,
  sourceUrls: new Map(),
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
      TUNDISH_WEEK_START: 'sunday',
      TUNDISH_SMALLEST_CHANGE: '0.5',
      TUNDISH_CONVERSION_HOURS: '48',
      TUNDISH_CURRENCY: 'eur',
      TUNDISH_IDLE_MINUTES: '45',
      TUNDISH_SECRET: 'a secret',
      TUNDISH_SETUP_CODE: 'a code',
      TUNDISH_PROXIES: '2',
      TUNDISH_SCHEDULE: 'off',
      TUNDISH_WATCH_DIR: 'inbox',
      TUNDISH_TESTS_DIR: 'checks',
      TUNDISH_DBT_TARGET: 'warehouse/target',
      TUNDISH_SNAPSHOT_STRATEGY: 'timestamp',
      TUNDISH_FIRST_DAY: '2010-01-01',
      TUNDISH_REPEATED_IDS: 'accept',
      TUNDISH_KEEP_DAYS: '400',
      TUNDISH_HARD_DELETES: 'new_record',
      TUNDISH_FRESHNESS_WARN_HOURS: '1.5',
      TUNDISH_FRESHNESS_ERROR_HOURS: '3',
      TUNDISH_SLACK_WEBHOOK: 'https://hooks.slack.com/services/T0/B0/x',
      TUNDISH_WEBHOOK_URL: 'https://hook.example/in',
      TUNDISH_WEBHOOK_SECRET: 'sixteen letters.',
      TUNDISH_SMTP_URL: 'smtp://me:secret@mail.example:587',
      TUNDISH_ALERT_FROM: 'tundish@shop.example',
      TUNDISH_ALERT_TO: 'ann@shop.example, bob@shop.example,ann@shop.example',
      TUNDISH_QUIET_HOURS: '22:00-07:00',
      TUNDISH_ALLOW_PRIVATE_TARGETS: 'true',
      TUNDISH_PUBLIC_URL: 'https://funnel.shop.example/',
      NODE_ENV: 'development',
      HOST: '0.0.0.0',
      PORT: '8080',
      PATH: '/bin',
    }
    expect(parseEnv(given)).toEqual({
      sourceUrls: new Map(),
      databaseUrl: 'postgresql://me@db.example:5433/shop',
      dataDir: path.resolve('elsewhere'),
      timeZone: 'America/New_York',
      fiscalMonth: 4,
      weekStart: 'sunday',
      smallestChange: 0.005,
      conversionHours: 48,
      idleMinutes: 45,
      currency: 'EUR',
      secret: 'a secret',
      setupCode: 'a code',
      proxies: 2,
      schedule: null,
      watchDir: path.resolve('inbox'),
      testsDir: path.resolve('checks'),
      testAllHours: 24,
      dbtTarget: path.resolve('warehouse/target'),
      snapshotStrategy: 'timestamp',
      hardDeletes: 'new_record',
      firstDay: '2010-01-01',
      repeatedIds: 'accept',
      keepDays: 400,
      freshness: { warnHours: 1.5, errorHours: 3 },
      alerts: {
        slack: 'https://hooks.slack.com/services/T0/B0/x',
        webhook: { url: 'https://hook.example/in', secret: 'sixteen letters.' },
        email: {
          server: 'smtp://me:secret@mail.example:587',
          from: 'tundish@shop.example',
          to: ['ann@shop.example', 'bob@shop.example'],
        },
        quietHours: { from: 1320, to: 420 },
        allowPrivate: true,
        publicUrl: 'https://funnel.shop.example',
      },
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
    ['PORT', '0', 'must be from 1 to 65535'],
    ['PORT', '65536', 'must be from 1 to 65535'],
    ['PORT', '80.5', 'must be a whole number'],
    ['PORT', 'http', 'must be a port number'],
    ['TUNDISH_KEEP_DAYS', '29', 'must be from 30 to 36500'],
    ['TUNDISH_KEEP_DAYS', 'all', 'must be a number of days'],
    ['TUNDISH_PROXIES', '-1', 'must be from 0 to 10'],
    ['TUNDISH_PROXIES', 'nginx', 'must be a number of proxies'],
    ['TUNDISH_FISCAL_MONTH', '13', 'must be from 1 to 12'],
    ['TUNDISH_FISCAL_MONTH', 'April', 'must be the number of a month'],
    ['TUNDISH_SMALLEST_CHANGE', '0', 'must be above 0'],
    ['TUNDISH_SMALLEST_CHANGE', '100', 'must be below 100'],
    ['TUNDISH_CONVERSION_HOURS', '0', 'must be from 1 to 720'],
    ['TUNDISH_PROXIES', '-1', 'must be from 0 to 10'],
    ['TUNDISH_CURRENCY', 'Euro', 'is not a currency of ISO 4217 such as EUR'],
    ['TUNDISH_CURRENCY', 'XQQ', 'is not a currency of ISO 4217 such as EUR'],
    ['TUNDISH_PROXIES', 'yes', 'must be a number of proxies'],
    ['TUNDISH_ALERT_FROM', 'Tundish', 'must be an e-mail address'],
    ['TUNDISH_ALERT_TO', 'a@b.example,,c@d.example', 'must be e-mail addresses with commas between them'],
    ['TUNDISH_QUIET_HOURS', '22-7', 'must be two times of day such as 22:00-07:00'],
    ['TUNDISH_ALLOW_PRIVATE_TARGETS', 'yes', 'must be true or false'],
    ['TUNDISH_PUBLIC_URL', 'funnel.example', 'must be a URL with https:// or http://'],
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

  it.each([
    ['DATABASE_URL', 'mysql://me:secret@db.example/shop', 'must begin with postgresql://'],
    ['DATABASE_URL', '"postgresql://me:secret@db.example/shop"', 'must begin with postgresql://'],
    ['TUNDISH_SLACK_WEBHOOK', 'hooks.slack.com/services/T0/B0/x', 'must be a URL with https:// or http://'],
    ['TUNDISH_WEBHOOK_URL', 'ftp://hook.example/in', 'must be a URL with https:// or http://'],
    ['TUNDISH_WEBHOOK_SECRET', 'too short', 'must have 16 characters or more'],
    ['TUNDISH_SMTP_URL', 'http://me:secret@mail.example', 'must be a URL with smtp:// or smtps://'],
  ])('does not repeat the secret of %s=%s: %s', (name, value, problem) => {
    expect(() => parseEnv({ [name]: value })).toThrow(
      expect.objectContaining({ code: 'bad_setting', message: `${name} ${problem}.` }),
    )
  })

  const mail = { TUNDISH_ALERT_FROM: 'a@b.example', TUNDISH_ALERT_TO: 'c@d.example' }

  it.each([
    [
      { TUNDISH_SMTP_URL: 'smtp://me:100%@mail.example', ...mail },
      'TUNDISH_SMTP_URL cannot be used. The name and the password in the URL must be escaped: a % in them is written %25.',
    ],
    [
      { TUNDISH_SMTP_URL: 'smtp://mail.example:1025', ...mail },
      'TUNDISH_SMTP_URL cannot be used. The mail server must use port 25, 465, 587 or 2525; TUNDISH_ALLOW_PRIVATE_TARGETS=true allows any.',
    ],
    [
      { TUNDISH_SLACK_WEBHOOK: 'https://chat.example:8065/hooks/x' },
      'TUNDISH_SLACK_WEBHOOK cannot be used. The URL must use port 80, 443, 8080 or 8443, not 8065; TUNDISH_ALLOW_PRIVATE_TARGETS=true allows any.',
    ],
    [
      { TUNDISH_WEBHOOK_URL: 'https://me:secret@hook.example', TUNDISH_WEBHOOK_SECRET: 'sixteen letters.' },
      'TUNDISH_WEBHOOK_URL cannot be used. The URL must not hold a user name or a password.',
    ],
  ])('refuses a target to which nothing would be sent, without its secrets: %j', (given, message) => {
    expect(() => parseEnv(given)).toThrow(expect.objectContaining({ code: 'bad_setting', message }))
  })

  it('takes any port where the own network is allowed', () => {
    const target = 'http://chat.internal:8065/hooks/x'
    const given = { TUNDISH_SLACK_WEBHOOK: target, TUNDISH_ALLOW_PRIVATE_TARGETS: 'true' }
    expect(parseEnv(given).alerts.slack).toBe(target)
  })

  it.each([
    [{ TUNDISH_WEBHOOK_URL: 'https://hook.example' }, 'TUNDISH_WEBHOOK_SECRET', 'TUNDISH_WEBHOOK_URL'],
    [{ TUNDISH_WEBHOOK_SECRET: 'sixteen letters.' }, 'TUNDISH_WEBHOOK_URL', 'TUNDISH_WEBHOOK_SECRET'],
    [{ TUNDISH_ALERT_TO: 'a@b.example' }, 'TUNDISH_SMTP_URL', 'TUNDISH_ALERT_TO'],
    [
      { TUNDISH_SMTP_URL: 'smtp://mail.example', TUNDISH_ALERT_FROM: 'a@b.example' },
      'TUNDISH_ALERT_TO',
      'TUNDISH_SMTP_URL',
    ],
  ])('of what belongs together wants all: %j', (given, missing, there) => {
    expect(() => parseEnv(given)).toThrow(`${missing} is needed with ${there}.`)
  })
})
