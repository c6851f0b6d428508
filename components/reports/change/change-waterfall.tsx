import { Waterfall } from '@/components/charts/waterfall/waterfall'
import { formatPoints, formatShare } from '@/lib/format/format-number'

/** A part of the change in words, with the address of its products. */
export type ListedPart = Readonly<{ key: string; label: string; change: number; href: string }>

type Props = Readonly<{
  /** Shares 0 to 1, and what their ranges are called. */
  before: Readonly<{ share: number; label: string }>
  now: Readonly<{ share: number; label: string }>
  parts: readonly ListedPart[]
  chosen: string | null
}>

/** From the rate before to the rate now, part by part. */
export function ChangeWaterfall({ before, now, parts, chosen }: Props) {
  const said = parts.map(({ label, change }) => `${label} ${formatPoints(change)}`).join('; ')
  return (
    <Waterfall
      label={`From ${formatShare(before.share)} to ${formatShare(now.share)}: ${said}`}
      start={{ ...before, text: formatShare(before.share) }}
      parts={parts.map((part) => ({ ...part, text: formatPoints(part.change) }))}
      end={{ ...now, text: formatShare(now.share) }}
      chosen={chosen}
    />
  )
}
