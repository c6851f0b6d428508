import { PartsChart } from '@/components/charts/parts-chart'
import { formatCount, formatShare } from '@/lib/format/format-number'
import { ratio } from '@/lib/stats/ratio'

/** A part of a whole that is counted; what is not settled is hatched. */
export type Piece = Readonly<{ label: string; count: number; color: string; hatched?: boolean }>

/** Parts of so many, each with its count and its share. */
export function Parts({ whole, label, pieces }: { whole: number; label: string; pieces: readonly Piece[] }) {
  return (
    <PartsChart
      label={label}
      parts={pieces.map(({ count, ...piece }) => ({
        ...piece,
        share: ratio(count, whole),
        count: formatCount(count),
        shareText: formatShare(ratio(count, whole)),
      }))}
    />
  )
}
