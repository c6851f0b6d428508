import { ProductSearch } from '@/components/filters/product-search'
import { readTableView, toTablePage } from '@/components/filters/table-view'
import { toHref } from '@/components/filters/to-href'
import { AnswerText } from '@/components/reports/overview/answer-text'
import {
  WORTH_COLUMN_NAMES,
  WORTH_COLUMNS,
  type WorthBy,
  type WorthColumn,
} from '@/components/reports/worth/worth-columns'
import { WorthNotes } from '@/components/reports/worth/worth-notes'
import { WorthHeatMap, WorthNumbers, WorthPicture } from '@/components/reports/worth/worth-picture'
import { WorthTable } from '@/components/reports/worth/worth-table'
import { LinkTabs } from '@/components/ui/link-tabs'
import { Pager } from '@/components/ui/pager'
import { Panel } from '@/components/ui/panel'
import { PanelFoot } from '@/components/ui/panel-foot'
import { formatCount } from '@/lib/format/format-number'
import { answerWorth } from '@/lib/reports/worth/answer-worth'
import { WORTH_STEPS, type WorthLine } from '@/lib/reports/worth/worth-result'
import { askWorth } from './ask'
import { guard } from './guard'
import type { Screen } from './screen'
import { toCsvHref } from './to-csv-href'

const PATH = '/worth'
const BARS = 10
const HEAT_ROWS = 20

const STEP_LABELS = {
  view_to_cart: WORTH_STEPS.view_to_cart.label,
  cart_to_checkout: WORTH_STEPS.cart_to_checkout.label,
}

const BY_OPTIONS = [
  { value: 'revenue', label: 'Revenue' },
  { value: 'orders', label: 'Orders' },
] as const satisfies readonly { value: WorthBy; label: string }[]

function readBy({ raw }: Screen): WorthBy {
  return raw.in === 'orders' ? 'orders' : 'revenue'
}

export function WorthAnswer({ screen: { query } }: { screen: Screen }) {
  return guard(async () => <AnswerText answer={answerWorth(await askWorth(query))} />)
}

/** The largest gains as bars, and all products by step. */
export function WorthPicturePanels({ screen }: { screen: Screen }) {
  return guard(async () => {
    const { query, raw } = screen
    const { lines } = await askWorth(query)
    if (!lines) return null
    const by = readBy(screen)
    const ranked = rank(lines, by)
    if (ranked.length === 0) return null
    const shared = { by, stepLabels: STEP_LABELS }
    const top = ranked.slice(0, BARS)
    const drawn = pickProducts(lines, ranked)
    return (
      <>
        <LinkTabs
          name="Counted in"
          options={BY_OPTIONS}
          value={by}
          href={(value) => toHref(PATH, raw, { in: value === 'orders' ? value : null })}
        />
        <Panel
          title={`The ${formatCount(top.length)} largest gains a quarter, in ${by}`}
          csvHref={toCsvHref('worth', query, false)}
          pngName="tundish-worth"
          numbers={<WorthNumbers lines={top} {...shared} />}
          counted={<WorthNotes />}
        >
          <WorthPicture lines={top} {...shared} />
        </Panel>
        <Panel
          title={`What there is to gain by product and step, in ${by} a quarter`}
          csvHref={toCsvHref('worth', query, false)}
          pngName="tundish-worth-by-step"
          numbers={<WorthNumbers lines={drawn} {...shared} />}
          counted={<WorthNotes />}
        >
          <WorthHeatMap lines={drawn} {...shared} />
        </Panel>
      </>
    )
  })
}

/** What has something to gain, the most first. */
function rank(lines: readonly WorthLine[], by: WorthBy): WorthLine[] {
  const amount = ({ toGoal }: WorthLine) => (by === 'orders' ? toGoal.orders : (toGoal.revenue ?? 0))
  return lines.filter((line) => amount(line) > 0).toSorted((a, b) => amount(b) - amount(a))
}

/** Both steps of the products that have most to gain. */
function pickProducts(lines: readonly WorthLine[], ranked: readonly WorthLine[]): WorthLine[] {
  const ids = [...new Set(ranked.map(({ id }) => id))].slice(0, HEAT_ROWS)
  return ids.flatMap((id) => lines.filter((line) => line.id === id))
}

/** The whole board. */
export function WorthTablePanel({ screen }: { screen: Screen }) {
  return guard(async () => {
    const { query, raw } = screen
    const { lines } = await askWorth(query)
    if (!lines) return null
    const view = readTableView<WorthColumn>(raw, WORTH_COLUMN_NAMES, {
      sort: 'goal_revenue',
      text: 'product',
    })
    const page = toTablePage(lines, view, WORTH_COLUMNS, (line) => line.product)
    const toSort = (column: WorthColumn) => {
      const isText = column === 'product' || column === 'step'
      const turned = view.dir === 'asc' ? 'desc' : 'asc'
      const dir = column === view.sort ? turned : isText ? 'asc' : 'desc'
      return toHref(PATH, raw, { sort: column, dir, page: null })
    }
    return (
      <div className="rounded-lg border border-line bg-surface">
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-4 pb-3 sm:px-5">
          <h2 className="font-semibold text-base">Every product and step</h2>
          <ProductSearch />
        </div>
        <WorthTable rows={page.rows} stepLabels={STEP_LABELS} view={view} sortHref={toSort} />
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
          <p className="max-w-prose text-muted text-xs">
            Orders are those that hold the product; revenue is what they hold of it, in the shop’s own money.
          </p>
          <Pager
            page={page.page}
            pages={page.pages}
            toHref={(to) => toHref(PATH, raw, { page: String(to) })}
          />
        </div>
        <PanelFoot
          title="What is it worth?"
          numbers={null}
          csvHref={toCsvHref('worth', query, false)}
          pngName={null}
          counted={<WorthNotes />}
        />
      </div>
    )
  })
}
