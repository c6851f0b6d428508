import { askSettings } from '@/app/_answers/read-request-settings'
import { memberPage } from '@/app/_frame/member-page'
import { ChannelList } from '@/components/alerts/channel-list'
import { DeliveryTable } from '@/components/alerts/delivery-table'
import { NobodyToTell } from '@/components/alerts/nobody-to-tell'
import { OpenAlerts } from '@/components/alerts/open-alerts'
import { TitledPart } from '@/components/ui/panel/titled-part'
import { listChannels } from '@/lib/alerts/receivers'
import { formatMoment } from '@/lib/format/format-day'
import { getJudgedAt, listDeliveries, listOpenAlerts } from '@/lib/store/runs/alerts'
import { formatQuietHours } from '@/lib/time/quiet-hours'
import { sendTest } from './alert-actions'

export const metadata = { title: 'Alerts' }

const SHOWN = 50

export default memberPage('admin', async ({ db }) => {
  const { alerts, timeZone } = await askSettings()
  const channels = listChannels(alerts)
  const { quietHours } = alerts
  const [open, judgedAt, deliveries] = await Promise.all([
    listOpenAlerts(db),
    getJudgedAt(db),
    listDeliveries(db, SHOWN),
  ])
  const say = (moment: Date) => formatMoment(moment, timeZone)
  return (
    <div className="max-w-4xl space-y-10 pb-12">
      <header className="pt-8">
        <h1 className="font-semibold text-2xl tracking-tight">Alerts</h1>
        <p className="mt-1 max-w-prose text-muted">
          Somebody is told when a run of the pipeline fails or is late, a data test breaks, a goal is at risk,
          or a step rate moves by more than chance would, of the product funnel or of one that a goal is set
          on; and when that is over.
        </p>
      </header>
      <TitledPart id="channels" title="Who is told">
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
      </TitledPart>
      <TitledPart id="open" title="Open now">
        <OpenAlerts alerts={open} judgedAt={judgedAt} say={say} />
      </TitledPart>
      {deliveries.length > 0 && (
        <TitledPart id="messages" title="Last messages">
          <DeliveryTable deliveries={deliveries} say={say} />
        </TitledPart>
      )}
    </div>
  )
})
