import { BarList, type ListedBar } from '@/components/charts/bar-list'
import { DataTable, type NumbersColumn } from '@/components/ui/data-table'
import { formatCount, formatShare } from '@/lib/format/format-number'
import type { Funnel } from '@/lib/funnel/definition'
import type { Gap } from '@/lib/funnel/gaps'
import { type UnitOfFunnel, unitOf } from '@/lib/query/unit'
import type { ProductDropOff } from '@/lib/reports/drop-offs/drop-offs-result'
import type { DropOff } from '@/lib/reports/overview/answer-drop-off'
import { ratio } from '@/lib/stats/ratio'
import { formatInterval } from '../format-interval'
import type { HrefBehind } from '../funnel/to-funnel-bars'

const NOTES: Record<ProductDropOff['standing'], ListedBar['note']> = {
  worse: { text: 'worse than the others', color: 'var(--bad)' },
  better: { text: 'better than the others', color: 'var(--good)' },
  'not told apart': { text: 'can’t be told apart', color: 'var(--muted)' },
}

type OfSteps = Readonly<{ dropOffs: readonly DropOff[]; of: UnitOfFunnel; hrefBehind: HrefBehind }>

export function StepDropOffs({ dropOffs, of, hrefBehind }: OfSteps) {
  const bars = dropOffs.map(
    (one): ListedBar => ({
      ...toMarks(one),
      href: hrefBehind({ place: one.place, isLost: true }),
      name: `${one.from} → ${one.to.toLowerCase()}`,
      detail: `${unitOf(of).many} that stop here`,
      against: null,
      note: null,
    }),
  )
  return <BarList label={toLabel(bars)} bars={bars} />
}

/** Where those are who were lost at a product. */
type HrefOf = (dropOff: ProductDropOff) => string | null

type OfProducts = Readonly<{ funnel: Funnel; dropOffs: readonly ProductDropOff[] }>

export function ProductDropOffs({ funnel, dropOffs, hrefOf }: OfProducts & { hrefOf: HrefOf }) {
  const bars = dropOffs.map(
    (one): ListedBar => ({
      ...toMarks(toLost(one)),
      href: hrefOf(one),
      name: one.product,
      detail: nameGap(funnel, one.gap),
      against: ratio(one.all.part, one.all.whole),
      note: NOTES[one.standing],
    }),
  )
  return (
    <>
      <BarList label={toLabel(bars)} bars={bars} />
      <p className="mt-3 text-muted text-xs">
        Coloured tick: the same share over all products. Whiskers: 95 % interval. Axes from 0 to 100 %.
      </p>
    </>
  )
}

const SHARE: readonly NumbersColumn<Lost>[] = [
  ['Of', ({ of }) => formatCount(of)],
  ['Share', ({ share }) => formatShare(share)],
  ['95 %', ({ interval }) => formatInterval(interval)],
]

export function StepDropOffNumbers({ dropOffs, of }: Pick<OfSteps, 'dropOffs' | 'of'>) {
  return (
    <DataTable
      caption="Drop-offs between steps"
      rows={dropOffs}
      columns={[
        ['From', ({ from }) => from],
        ['To', ({ to }) => to],
        [`${unitOf(of).label} lost`, ({ lost }) => formatCount(lost)],
        ...SHARE,
      ]}
    />
  )
}

export function ProductDropOffNumbers({ funnel, dropOffs }: OfProducts) {
  return (
    <DataTable
      caption="Largest drop-offs by product"
      rows={dropOffs.map((one) => ({ ...one, ...toLost(one) }))}
      columns={[
        ['Product', ({ product }) => product],
        ['Where', ({ gap }) => nameGap(funnel, gap)],
        ['Lost', ({ lost }) => formatCount(lost)],
        ...SHARE,
        ['All products', ({ all }) => formatShare(ratio(all.part, all.whole))],
        ['Against the others', ({ standing }) => standing],
      ]}
    />
  )
}

/** `viewed, not added to cart`. */
function nameGap({ steps }: Funnel, { from, to }: Gap): string {
  return `${steps[from]?.words.didShort}, not ${steps[to]?.words.label.toLowerCase()}`
}

function toLabel(bars: readonly ListedBar[]): string {
  return `Drop-offs: ${bars.map((bar) => `${bar.name} ${bar.text}`).join('; ')}`
}

type Lost = Pick<DropOff, 'lost' | 'of' | 'share' | 'interval'>

function toLost({ own: { part, whole }, interval }: ProductDropOff): Lost {
  return { lost: part, of: whole, share: ratio(part, whole), interval }
}

function toMarks({ lost, of, share, interval }: Lost) {
  const text = `${formatCount(lost)} of ${formatCount(of)} · ${formatShare(share)}`
  return { share: share ?? 0, interval, text }
}
