import Link from 'next/link'
import { DataStateMark } from '@/app/_frame/data-state-mark'
import { findNoSessions } from '@/app/_frame/no-sessions'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { hrefHere, hrefPage } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { toHref } from '@/components/filters/to-href'
import { Counted, ReachedNote } from '@/components/reports/counting-notes'
import { listPeopleColumns } from '@/components/reports/people/people-columns'
import { TablePanel } from '@/components/table/table-panel'
import { ROWS_PER_PAGE } from '@/components/table/table-view'
import { WideTable } from '@/components/table/wide-table'
import { LinkTabs } from '@/components/ui/choose/link-tabs'
import { formatCount } from '@/lib/format/format-number'
import { funnelOf } from '@/lib/funnel/funnel-of'
import { listStepRates } from '@/lib/funnel/rates'
import { type Behind, sayBehind, toBehindChanges } from '@/lib/query/people'
import { readPage } from '@/lib/query/request/parse-parameters'
import { unitOf } from '@/lib/query/unit'
import { runPeople } from '@/lib/reports/people/run-people'
import { noteBehind } from './note-people'

/** The sessions or users behind a step, as many as its number says. */
export function PeoplePanel({ screen }: { screen: Screen }) {
  return withErrorBoundary(async () => {
    const { query, raw, timeZone } = screen
    const { db, behind } = await noteBehind('people-seen', screen)
    const { people, matching, page } = await runPeople(
      db,
      query,
      { behind },
      { page: readPage(raw), take: ROWS_PER_PAGE, currency: screen.currency ?? null },
    )
    const { one, many } = unitOf(query)
    return (
      <TablePanel
        level="h2"
        heading={`${formatCount(matching)} ${matching === 1 ? one : many} that ${sayBehind(funnelOf(query), behind)}`}
        tools={<Tools screen={screen} behind={behind} />}
        areToolsMany
        pager={{
          page,
          pages: Math.ceil(matching / ROWS_PER_PAGE),
          toHref: (to) => hrefHere(screen, { page: String(to) }),
        }}
        note="That you looked at these, and every file that you take, is noted in the audit log."
        title="People"
        csvHref={toHref('/people/list.csv', raw, { page: null })}
        mark={<DataStateMark screen={screen} of="funnel" />}
        counted={
          <Counted of={query} timeZone={timeZone}>
            <ReachedNote of={query} />
            <p>
              Attributes are those of the first session. What was paid is of all orders that were made in
              these sessions.
            </p>
          </Counted>
        }
      >
        {people.length === 0 ? (
          <div className="px-4 py-5">
            {(await findNoSessions(screen)) ?? <p className="py-3 text-center text-muted">There are none.</p>}
          </div>
        ) : (
          <WideTable
            label="People"
            caption={`${unitOf(query).label}, those that began last first`}
            columns={listPeopleColumns(query, timeZone)}
            rows={people}
            keyOf={({ userId, sessionId, startedAt, product }) =>
              JSON.stringify([userId, sessionId, startedAt, product])
            }
          />
        )}
      </TablePanel>
    )
  })
}

const STAYED = [
  { value: 'all', label: 'Reached it' },
  { value: 'lost', label: 'And came no further' },
] as const

/** Which step, whether they went on, and what is different about those who did. */
function Tools({ screen, behind }: { screen: Screen; behind: Behind }) {
  const funnel = funnelOf(screen.query)
  const here = (changed: Partial<Behind>) =>
    hrefHere(screen, toBehindChanges(funnel, { ...behind, ...changed }))
  const rate = listStepRates(funnel).find(({ whole }) => whole === behind.place)
  const different =
    rate && hrefPage(screen, '/different', { metric: rate.name, step: null, lost: null, page: null })
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <LinkTabs
          name="Step"
          options={funnel.steps.map(({ words }, place) => ({ value: String(place), label: words.label }))}
          value={String(behind.place)}
          href={(place) => here({ place: Number(place) })}
        />
        <LinkTabs
          name="How far"
          options={STAYED}
          value={behind.isLost ? 'lost' : 'all'}
          href={(value) => here({ isLost: value === 'lost' })}
        />
      </div>
      {different && (
        <Link className="link text-sm" href={different} prefetch={false}>
          What is different about those who went on?
        </Link>
      )}
    </>
  )
}
