import type { Metadata } from 'next'
import Link from 'next/link'
import { requireDb } from '@/app/_access/visitor'
import { askShopAsker } from '@/app/_panels/ask'
import { guard } from '@/app/_panels/guard'
import { GuardMark } from '@/app/_panels/guard-mark'
import { readKnowledge } from '@/app/api/read-knowledge'
import { readRequestSettings } from '@/app/api/read-request-settings'
import { AsOfPicker } from '@/components/filters/as-of-picker'
import { toHref } from '@/components/filters/to-href'
import { LifeList } from '@/components/reports/life/life-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PanelFoot } from '@/components/ui/panel-foot'
import { TundishError } from '@/lib/errors'
import { ORDER_FIELDS } from '@/lib/query/changing-field'
import { readOrderKey } from '@/lib/query/order-state'
import type { RawParameters } from '@/lib/query/parse-parameters'
import type { OrderLife } from '@/lib/reports/order-life/order-life-result'
import { runOrderLife } from '@/lib/reports/order-life/run-order-life'

export const metadata: Metadata = { title: 'Order' }

export default function OrderPage({ searchParams }: { searchParams: Promise<RawParameters> }) {
  return guard(async () => {
    const db = await requireDb('viewer')
    const raw = await searchParams
    const key = readOrderKey(raw)
    if (!key) return <Unknown sentence="The address does not say which order." />
    const knowledge = readKnowledge(raw)
    const { asOf, today, timeZone } = knowledge
    const life = await runOrderLife(db, key, knowledge).catch(toSentence)
    return (
      <div className="space-y-6 pb-12">
        <header className="space-y-4 pt-8">
          <p className="text-sm">
            <Link className="link" href={toHref('/fulfilment', {}, { as_of: asOf })}>
              Fulfilment
            </Link>
          </p>
          <div className="min-w-0">
            <h1 className="break-words font-semibold text-2xl tracking-tight">Order {key.id}</h1>
            <p className="mt-1 break-words text-muted">
              Of user {key.userId}
              {typeof life !== 'string' && ` · ${sayStanding(life)}`}
            </p>
          </div>
          <AsOfPicker asOf={asOf} today={today} />
        </header>
        {typeof life === 'string' ? (
          <Unknown sentence={life} />
        ) : (
          <Life life={life} timeZone={timeZone} csvHref={toHref('/fulfilment/order/life.csv', raw, {})} />
        )}
      </div>
    )
  })
}

function Life({ life, timeZone, csvHref }: { life: OrderLife; timeZone: string; csvHref: string }) {
  return (
    <section aria-label="Its life" className="rounded-lg border border-line bg-surface">
      <h2 className="px-4 pt-4 font-semibold text-base sm:px-5">Its life</h2>
      <div className="px-4 pt-4 pb-5 sm:px-5">
        <LifeList entries={life.entries} fields={ORDER_FIELDS} timeZone={timeZone} />
      </div>
      <PanelFoot
        title="Its life"
        numbers={null}
        csvHref={csvHref}
        pngName={null}
        mark={<OrderMark />}
        counted={
          <p>
            Full dots are what happened, hollow ones what was learnt: a snapshot found the order so, and until
            when it stayed so. Times are of {timeZone}. What happened between two snapshots and back again was
            not seen.
          </p>
        }
      />
    </section>
  )
}

/** An order is read from what the numbers of orders are read from. */
async function OrderMark() {
  const screen = { ask: await askShopAsker(), settings: readRequestSettings(), place: { hasPages: true } }
  return <GuardMark screen={screen} of="fulfilment" />
}

function Unknown({ sentence }: { sentence: string }) {
  return (
    <EmptyState title="There is no such order">
      <p>{sentence}</p>
    </EmptyState>
  )
}

function sayStanding({ now, versions }: OrderLife): string {
  const many = versions === 1 ? '1 version' : `${versions} versions`
  return `${now ? (now.status ?? 'without a status') : 'gone'} · ${many}`
}

/** The sentence for an order that there is not; all else goes on. */
function toSentence(error: unknown): string {
  if (error instanceof TundishError && error.code === 'unknown_order') return error.message
  throw error
}
