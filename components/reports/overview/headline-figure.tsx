import type { ReactNode } from 'react'
import type { Sentences } from '@/lib/reports/sentences'
import { SentenceText } from '../sentence-text'

type Props = Readonly<{
  label: string
  /** Null where there is none to tell; the sentences say why. */
  value: string | null
  aside?: ReactNode
  sentences: Sentences
}>

/** One number that matters, large, and what is to be known of it. */
export function HeadlineFigure({ label, value, aside, sentences }: Props) {
  return (
    <div className="space-y-1.5">
      <dt className="font-medium text-ink-soft">{label}</dt>
      <dd className="space-y-1.5">
        {value !== null && (
          <p className="flex flex-wrap items-center gap-x-3">
            <strong className="font-semibold text-3xl tracking-tight">{value}</strong>
            {aside}
          </p>
        )}
        <SentenceText sentences={sentences} isSmall />
      </dd>
    </div>
  )
}
