import { afterEach } from 'vitest'
import type { AlertEnv } from '@/lib/alert-env'
import { runAlerts } from '@/lib/alerts/run-alerts'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { toAlertSettings } from './alert-settings'
import { type Answer, type HttpReceiver, type ReceivedRequest, startHttpReceiver } from './http-receiver'
import { startMailReceiver } from './mail-receiver'
import { givenRun } from './pipeline-records'

export const NOON = new Date('2026-03-02T12:00:00Z')

/** So many minutes after noon. */
export const at = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)

export const SECRET = 'a secret of receivers'

export const toWebhook = ({ url }: Pick<HttpReceiver, 'url'>): Partial<AlertEnv> => ({
  webhook: { url: `${url}/in`, secret: SECRET },
})

export const bodiesOf = ({ requests }: HttpReceiver) => requests.map(({ body }) => JSON.parse(body))

export const BROKEN_IMPORT = {
  import: { state: 'failed', message: 'orders.csv has no column order_id.' },
} as const
export const ALL_WELL = { import: { state: 'passed' }, refresh: { state: 'passed' } } as const

/** A database whose alerts are looked at, and receivers that are gone after each test; minutes are after noon. */
export function useAlertLooks() {
  const db = useTestDatabase()
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
  })
  const keep = <Started extends Readonly<{ stop: () => Promise<void> }>>(started: Started) => {
    stops.push(started.stop)
    return started
  }
  return {
    db,
    receive: async (answer: (request: ReceivedRequest, count: number) => Answer = () => ({ status: 200 })) =>
      keep(await startHttpReceiver(answer)),
    receiveMail: async (...given: Parameters<typeof startMailReceiver>) =>
      keep(await startMailReceiver(...given)),
    look: (minutes: number, alerts: Partial<AlertEnv>) =>
      runAlerts(db(), { now: at(minutes), settings: toAlertSettings(alerts) }),
    givenBrokenRun: (minutes: number) => givenRun(db(), 'failed', { at: at(minutes), steps: BROKEN_IMPORT }),
    givenGoodRun: (minutes: number) => givenRun(db(), 'passed', { at: at(minutes), steps: ALL_WELL }),
  }
}
