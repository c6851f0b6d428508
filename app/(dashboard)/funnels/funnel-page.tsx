import type { ReactNode } from 'react'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { NoEvents } from '@/app/_frame/no-data'
import { askFreshness } from '@/app/_screen/ask'
import { RangePicker } from '@/components/filters/day-pickers'
import { FunnelBuilder } from '@/components/funnels/funnel-builder'
import type { Funnel } from '@/lib/funnel/definition'
import { readDraft } from '@/lib/funnel/written/parse-funnel'
import { type RawParameters, readFirst } from '@/lib/query/request/parse-parameters'
import { readRequest } from '@/lib/query/request/request'
import { listStoredTypes } from '@/lib/store/event-meanings'
import { listPropertyNames } from '@/lib/store/event-properties'
import type { SavedFunnel } from '@/lib/store/kept/funnels'
import { type Access, isVisitorAllowed } from '../../_access/visitor'
import { saveFunnel, saveFunnelVersion } from './funnel-actions'

type Props = Pick<Access, 'db' | 'visitor'> &
  Readonly<{
    title: ReactNode
    raw: RawParameters
    /** What is opened where the address keeps nothing. */
    saved: Funnel
    /** The saved funnel that it is of; null: a new one. */
    of: SavedFunnel | null
  }>

/** The head of a funnel, its days, and the builder with its answer. */
export async function FunnelPage({ db, visitor, title, raw, saved, of }: Props) {
  const [{ data }, types, names] = await Promise.all([
    askFreshness(),
    listStoredTypes(db),
    listPropertyNames(db),
  ])
  const mayEdit = isVisitorAllowed(visitor, 'editor')
  if (!data) return <NoEvents mayAdd={mayEdit} />
  const { query, preset, rangeName } = readRequest(raw, await readRequestSettings(), data)
  const actions = mayEdit ? { saveNew: saveFunnel, saveVersion: saveFunnelVersion } : null
  return (
    <div className="pb-12">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pt-8 pb-6">
        <div className="min-w-0 max-w-3xl">
          {title}
          <p data-shown className="mt-1 text-muted">
            {rangeName}
          </p>
        </div>
        <search aria-label="Filters">
          <RangePicker active={preset} range={query.range} suggestion={data} />
        </search>
      </header>
      <FunnelBuilder
        key={`${of?.current.number} ${JSON.stringify(saved)}`}
        first={readDraft(readFirst(raw, 'funnel')) ?? saved}
        saved={saved}
        of={of && { id: of.id, current: of.current.definition }}
        facts={{ ...names, types }}
        range={query.range}
        actions={actions}
      />
    </div>
  )
}
