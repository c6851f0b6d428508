import { readKnowledge } from '@/app/_answers/read-knowledge'
import { runOrderLife } from '@/app/_answers/run-life'
import { memberPage } from '@/app/_frame/member-page'
import { HistoryPanel } from '@/app/_panels/history/history-panel'
import { AsOfPicker } from '@/components/filters/day-pickers'
import { toHref } from '@/components/filters/to-href'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { TundishError } from '@/lib/errors'
import { formatCount } from '@/lib/format/format-number'
import { ORDER_FIELDS } from '@/lib/orders/changing-field'
import { readId } from '@/lib/orders/order-state'
import type { OrderHistory } from '@/lib/reports/history/order-history-result'

export const metadata = { title: 'Order' }

export default memberPage('viewer', async ({ db, raw }) => {
  const id = readId(raw.order)
  if (id === null) return <Unknown sentence="The address does not say which order." />
  const knowledge = await readKnowledge(raw)
  const { asOf, today, timeZone } = knowledge
  const history = await runOrderLife(db, id, knowledge).catch(toSentence)
  return (
    <div className="space-y-6 pb-12">
      <header className="space-y-4 pt-8">
        <p className="text-sm">
          <NameLink name="Fulfilment" href={toHref('/fulfilment', {}, { as_of: asOf })} />
        </p>
        <div className="min-w-0">
          <h1 className="break-words font-semibold text-2xl tracking-tight">Order {id}</h1>
          {typeof history !== 'string' && (
            <p className="mt-1 break-words text-muted">
              Of user {history.userId} · {sayStanding(history)}
            </p>
          )}
        </div>
        <AsOfPicker asOf={asOf} today={today} />
      </header>
      {typeof history === 'string' ? (
        <Unknown sentence={history} />
      ) : (
        <HistoryPanel
          entries={history.entries}
          fields={ORDER_FIELDS}
          timeZone={timeZone}
          currency={history.currency}
          csvHref={toHref('/fulfilment/order/life.csv', raw, {})}
          of="fulfilment"
          counted="Full dots are what happened, hollow ones what was learnt: a snapshot found the order so, and until when it stayed so."
        />
      )}
    </div>
  )
})

function Unknown({ sentence }: { sentence: string }) {
  return (
    <EmptyState title="There is no such order">
      <p>{sentence}</p>
    </EmptyState>
  )
}

function sayStanding({ now, versions, pieces: { sent, returned } }: OrderHistory): string {
  const many = versions === 1 ? '1 version' : `${versions} versions`
  const back = returned === 0 ? '' : ` · ${formatCount(sent)} pieces sent, ${formatCount(returned)} came back`
  return `${now ? (now.status ?? 'without a status') : 'gone'} · ${many}${back}`
}

/** The sentence for an order that there is not; all else goes on. */
function toSentence(error: unknown): string {
  if (error instanceof TundishError && error.code === 'unknown_order') return error.message
  throw error
}
