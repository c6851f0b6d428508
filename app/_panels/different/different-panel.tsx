import { SortedPanel } from '@/app/_frame/sorted-panel'
import { hrefHere } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { listDifferentColumns } from '@/components/reports/different/different-columns'
import { SentenceText } from '@/components/reports/sentence-text'
import { LinkTabs } from '@/components/ui/choose/link-tabs'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { formatMany } from '@/lib/format/format-many'
import { formatSmallest } from '@/lib/format/format-number'
import { sayDesignEffect } from '@/lib/format/say-usual'
import { defineRate, listMetricNames, toRate } from '@/lib/query/metric'
import { unitOf } from '@/lib/query/unit'
import { answerDifferent } from '@/lib/reports/different/answer-different'
import { ASSOCIATION } from '@/lib/reports/different/different-report'

const ask = (screen: Screen) => screen.ask.report('different', { ...screen, metric: screen.rateMetric })

export async function DifferentSentences({ screen }: { screen: Screen }) {
  const result = await ask(screen)
  return (
    <div className="max-w-prose space-y-2">
      <SentenceText sentences={answerDifferent(result)} />
      {result.lines.length > 0 && <p className="text-muted">{ASSOCIATION}</p>}
    </div>
  )
}

export async function DifferentPanel({ screen }: { screen: Screen }) {
  const result = await ask(screen)
  const { many } = unitOf(screen.query)
  const isOpen = screen.place.scope === 'open'
  const { oneIn = 1 } = result
  if (result.lines.length === 0) return <NothingKnown many={many} />
  return (
    <SortedPanel
      screen={screen}
      of="different"
      title="What they have, and how often they go on"
      heading={(matching) => `${formatMany(matching, 'thing')} that some have and others do not`}
      tools={
        isOpen && (
          <LinkTabs
            name="Rate"
            options={listMetricNames(screen.query, ['rate']).map((value) => ({
              value,
              label: toRate(value, screen.query).label.units,
            }))}
            value={result.metric}
            href={(metric) => hrefHere(screen, { metric, page: null })}
          />
        )
      }
      label="What is different"
      caption={`Differences between ${many} that went on and others`}
      columns={listDifferentColumns(result)}
      rows={result.lines}
      keyOf={({ kind, name, value }) => JSON.stringify([kind, name, value])}
      sort="verdict"
      counted={
        <>
          {oneIn > 1 && (
            <p>
              There are many sessions in this range: counted are those of one user in {oneIn}. Rates are about
              those of all.
            </p>
          )}
          <p>{defineRate(result.metric, 'units', screen.query)}</p>
          <p>
            Looked at are the values of attributes (
            {screen.query.unit === 'users' ? 'of the first session' : 'of the session'}), and types of events
            that came before the step. Who goes on is not looked at any further, so what people do late stands
            lower here than it would. What fewer than 20 have, or have not, is left out.
          </p>
          <p>
            Up or down is said where the 95 % interval of the difference (Newcombe) leaves zero out, and where
            it stays so when all lines are looked at together: of all that are called up or down at most one
            in ten is expected to be chance (Benjamini and Hochberg). Flat is surely smaller than{' '}
            {formatSmallest(screen.smallestChange)}. {sayDesignEffect(result.designEffect)}
          </p>
          <p>{ASSOCIATION}</p>
        </>
      }
    />
  )
}

function NothingKnown({ many }: Readonly<{ many: string }>) {
  return (
    <EmptyState title="Nothing tells them apart">
      <p>No attribute of these {many} is known, and they have no events but those of the steps.</p>
    </EmptyState>
  )
}
