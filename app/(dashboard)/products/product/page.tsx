import { readKnowledge } from '@/app/_answers/read-knowledge'
import { runProductLife } from '@/app/_answers/run-life'
import { memberPage } from '@/app/_frame/member-page'
import { HistoryPanel } from '@/app/_panels/history/history-panel'
import { AsOfPicker } from '@/components/filters/day-pickers'
import { toHref } from '@/components/filters/to-href'
import { PriceChangeLink } from '@/components/reports/catalogue/price-change-link'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { TundishError } from '@/lib/errors'
import { formatMoney } from '@/lib/format/format-money'
import { formatName } from '@/lib/format/format-name'
import { formatCount } from '@/lib/format/format-number'
import { PRODUCT_FIELDS } from '@/lib/orders/changing-field'
import { readId } from '@/lib/orders/order-state'
import type { ProductHistory } from '@/lib/reports/history/product-history-result'

export const metadata = { title: 'Product' }

export default memberPage('viewer', async ({ db, raw }) => {
  const id = readId(raw.id)
  if (id === null) return <Unknown sentence="The address does not say which product." />
  const knowledge = await readKnowledge(raw)
  const history = await runProductLife(db, id, knowledge).catch(toSentence)
  return (
    <div className="space-y-6 pb-12">
      <header className="space-y-4 pt-8">
        <div className="min-w-0">
          <h1 className="break-words font-semibold text-2xl tracking-tight">
            {typeof history === 'string' ? `Product ${formatName(id)}` : formatName(history.name)}
          </h1>
          {typeof history !== 'string' && (
            <p className="mt-1 break-words text-muted">{sayStanding(history)}</p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          <AsOfPicker asOf={knowledge.asOf} today={knowledge.today} />
          {typeof history !== 'string' && <Ways id={id} />}
        </div>
      </header>
      {typeof history === 'string' ? (
        <Unknown sentence={history} />
      ) : (
        <HistoryPanel
          entries={history.entries}
          fields={PRODUCT_FIELDS}
          timeZone={knowledge.timeZone}
          currency={history.currency}
          more={(entry) => (
            <PriceChangeLink
              entry={entry}
              product={id}
              timeZone={knowledge.timeZone}
              today={knowledge.today}
            />
          )}
          csvHref={toHref('/products/product/life.csv', raw, {})}
          of="catalogue"
          counted="Each entry is what a snapshot found, and until when it stayed so."
        />
      )}
    </div>
  )
})

/** Where its numbers are. */
function Ways({ id }: { id: string }) {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      <NameLink name="Its funnel" href={toHref('/', {}, { product: id })} />
      <NameLink name="Its times" href={toHref('/timing', {}, { product: id })} />
      <NameLink name="Its quarters" href={toHref('/quarters', {}, { product: id })} />
    </p>
  )
}

function Unknown({ sentence }: { sentence: string }) {
  return (
    <EmptyState title="There is no such product">
      <p>{sentence}</p>
    </EmptyState>
  )
}

function sayStanding({ now, versions, currency }: ProductHistory & { currency: string | null }): string {
  const many = versions === 1 ? '1 version' : `${versions} versions`
  if (!now) return `Gone · ${many}`
  const price = now.price === null ? 'no price known' : `price ${formatMoney(Number(now.price), currency)}`
  const stock = now.inventory === null ? 'stock not known' : `${formatCount(Number(now.inventory))} in stock`
  return [now.category && formatName(now.category), price, stock, many]
    .filter((part) => part !== null)
    .join(' · ')
}

/** The sentence for a product that there is not; all else goes on. */
function toSentence(error: unknown): string {
  if (error instanceof TundishError && error.code === 'no_history') return error.message
  throw error
}
