import type { Metadata } from 'next'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { ChannelList } from '@/components/alerts/channel-list'
import { DeliveryTable } from '@/components/alerts/delivery-table'
import { NobodyToTell } from '@/components/alerts/nobody-to-tell'
import { OpenAlerts } from '@/components/alerts/open-alerts'
import { listChannels } from '@/lib/alerts/receivers'
import type { Db } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { formatMoment } from '@/lib/format/format-day'
import { getJudgedAt, listDeliveries, listOpenAlerts } from '@/lib/store/alerts'
import { formatQuietHours } from '@/lib/time/quiet-hours'
import { requireDb } from '../../../_access/visitor'
import { sendTest } from './alert-actions'

export const metadata: Metadata = { title: 'Alerts' }

const SHOWN = 50

export default function AlertsPage() {
  return withErrorBoundary(async () => {
    const db = await requireDb('admin')
    const { alerts, timeZone } = getEnv()
    const channels = listChannels(alerts)
    const { quietHours } = alerts
    return (
      <div className="max-w-4xl space-y-10 pb-12">
        <header className="pt-8">
          <h1 className="font-semibold text-2xl tracking-tight">Alerts</h1>
          <p className="mt-1 max-w-prose text-muted">
            Somebody is told when a run of the pipeline fails or is late, a data test breaks, a goal is at
            risk, or a step rate moves by more than chance would; and when that is over.
          </p>
        </header>
        <section aria-labelledby="channels" className="space-y-3">
          <h2 id="channels" className="font-semibold text-xl tracking-tight">
            Who is told
          </h2>
          {channels.every(({ target }) => target === null) ? (
            <NobodyToTell />
          ) : (
            <>
              <ChannelList channels={channels} sendTest={sendTest} />
              <p className="text-muted text-sm">
                {quietHours === null
                  ? 'There are no quiet hours: messages go out at any time.'
                  : `Quiet from ${formatQuietHours(quietHours)} (${timeZone}). Nothing is sent then, however bad; what is still so is told after. Tests are sent at any time.`}
              </p>
            </>
          )}
        </section>
        <OpenNow db={db} timeZone={timeZone} />
        <Messages db={db} timeZone={timeZone} />
      </div>
    )
  })
}

type Props = Readonly<{ db: Db; timeZone: string }>

async function OpenNow({ db, timeZone }: Props) {
  const [open, judgedAt] = await Promise.all([listOpenAlerts(db), getJudgedAt(db)])
  const say = (moment: Date | null) => moment && formatMoment(moment, timeZone)
  return (
    <section aria-labelledby="open" className="space-y-3">
      <h2 id="open" className="font-semibold text-xl tracking-tight">
        Open now
      </h2>
      <OpenAlerts
        judged={say(judgedAt)}
        alerts={open.map(({ since, toldAt, ...alert }) => ({
          ...alert,
          since: formatMoment(since, timeZone),
          told: say(toldAt),
        }))}
      />
    </section>
  )
}

async function Messages({ db, timeZone }: Props) {
  const deliveries = await listDeliveries(db, SHOWN)
  if (deliveries.length === 0) return null
  return (
    <section aria-labelledby="messages" className="space-y-3">
      <h2 id="messages" className="font-semibold text-xl tracking-tight">
        Last messages
      </h2>
      <DeliveryTable
        deliveries={deliveries.map(({ createdAt, nextAttemptAt, ...delivery }) => ({
          ...delivery,
          when: formatMoment(createdAt, timeZone),
          next: nextAttemptAt && formatMoment(nextAttemptAt, timeZone),
        }))}
      />
    </section>
  )
}
