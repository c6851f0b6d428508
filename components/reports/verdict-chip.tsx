import { Small } from '@/components/ui/small'
import { formatDuration } from '@/lib/format/format-duration'
import { formatPointsSize, formatRoughly } from '@/lib/format/format-number'
import { sayStatements } from '@/lib/format/say-usual'
import type { ShareChange, Verdict } from '@/lib/stats/compare-shares'

const TONES: Record<Verdict, string> = {
  up: 'border-good text-good',
  down: 'border-bad text-bad',
  flat: 'border-line-strong text-ink-soft',
  "can't tell yet": 'border-line border-dashed text-muted',
}

const ARROWS: Record<Verdict, string> = { up: '↑ ', down: '↓ ', flat: '→ ', "can't tell yet": '' }

type Props = Pick<ShareChange, 'verdict' | 'moreNeeded' | 'eachNeeded'> &
  Readonly<{
    /** Answers that were kept before there were statements have none. */
    beyondChance?: boolean | null
    usual?: ShareChange['usual']
    /** What is counted. */
    many: string
    /** Where more are needed, if that is not in each range. */
    each?: string
    /** Of a time: neither way is the better one. */
    isTime?: boolean
  }>

/** What can be said of a change, in a word, why, and where nothing can, how much more it takes. */
export function VerdictChip({ many, each = 'in each range', isTime = false, ...change }: Props) {
  const { verdict } = change
  const formatSize = isTime ? formatDuration : formatPointsSize
  const statements = sayStatements(change, formatSize)
  const reason = sayReason(change, { many, each, formatSize })
  return (
    <span className="inline-flex flex-col items-end" title={statements ?? undefined}>
      <span
        className={`whitespace-nowrap rounded-full border px-2 font-medium text-xs leading-5 ${isTime && verdict !== "can't tell yet" ? TONES.flat : TONES[verdict]}`}
      >
        <span aria-hidden="true">{ARROWS[verdict]}</span>
        {verdict}
      </span>
      {reason && <Small>{reason}</Small>}
      {statements && <span className="sr-only"> ({statements})</span>}
    </span>
  )
}

type Words = Readonly<{ many: string; each: string; formatSize: typeof formatPointsSize }>

function sayReason(
  { moreNeeded, eachNeeded, beyondChance, usual }: Omit<Props, 'many' | 'each'>,
  { many, each, formatSize }: Words,
): string | null {
  const usually = usual ? `usually ${formatSize(usual.spread)}` : null
  if (beyondChance && usual && !usual.beyond) return usually
  if (moreNeeded !== null) return `about ${formatRoughly(moreNeeded)} more ${many}`
  return eachNeeded === null ? usually : `about ${formatRoughly(eachNeeded)} ${many} ${each}`
}
