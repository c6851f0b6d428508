import type { Funnel } from '@/lib/funnel/definition'
import { type Column, toColumns } from '../report-table'
import type { AttemptStep, AttemptsPart } from './attempts-result'

/** A step of a part, and what it is called. */
export type AttemptLine = AttemptStep & Readonly<{ part: string | null; label: string }>

/** A line a step of each part. */
export function listAttemptLines({ steps }: Funnel, parts: readonly AttemptsPart[]): readonly AttemptLine[] {
  return parts.flatMap(({ part, steps: counted }) =>
    counted.map((step, place) => ({ part, label: steps[place]?.words.label ?? step.step, ...step })),
  )
}

/** `by`: what the parts are of, where there are any. */
export function toAttemptColumns(by?: string): readonly Column<AttemptLine>[] {
  return [
    ...(by === undefined
      ? []
      : [{ name: by, kind: 'text', value: ({ part }: AttemptLine) => part ?? 'not known' } as const]),
    ...toColumns<AttemptLine>('text', 'step', 'label'),
    ...toColumns<AttemptLine>('count', 'attempts', 'users', 'lost', 'open'),
    { name: 'step_rate', kind: 'share', value: ({ stepRate }) => stepRate },
    { name: 'overall_rate', kind: 'share', value: ({ overallRate }) => overallRate },
    { name: 'median_seconds', kind: 'seconds', value: ({ medianSeconds }) => medianSeconds },
  ]
}
