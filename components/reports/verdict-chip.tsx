import { formatRoughly } from '@/lib/format/format-number'
import type { Verdict } from '@/lib/stats/compare-shares'

const TONES: Record<Verdict, string> = {
  up: 'border-good text-good',
  down: 'border-bad text-bad',
  flat: 'border-line-strong text-ink-soft',
  "can't tell yet": 'border-line border-dashed text-muted',
}

const ARROWS: Record<Verdict, string> = { up: '↑ ', down: '↓ ', flat: '→ ', "can't tell yet": '' }

type Props = Readonly<{
  verdict: Verdict
  moreNeeded: number | null
  eachNeeded: number | null
  /** What is counted. */
  many: string
  /** Neither way is the better one, as for times. */
  neutral?: boolean
}>

/** What can be said of a change, in a word, and where nothing can, how much more it takes. */
export function VerdictChip({ verdict, moreNeeded, eachNeeded, many, neutral = false }: Props) {
  return (
    <span className="inline-flex flex-col items-end">
      <span
        className={`whitespace-nowrap rounded-full border px-2 font-medium text-xs leading-5 ${neutral && verdict !== "can't tell yet" ? TONES.flat : TONES[verdict]}`}
      >
        <span aria-hidden="true">{ARROWS[verdict]}</span>
        {verdict}
      </span>
      {(moreNeeded !== null || eachNeeded !== null) && (
        <span className="mt-0.5 whitespace-nowrap text-muted text-xs">
          {moreNeeded !== null
            ? `about ${formatRoughly(moreNeeded)} more ${many}`
            : `about ${formatRoughly(eachNeeded ?? 0)} ${many} in each range`}
        </span>
      )}
    </span>
  )
}
