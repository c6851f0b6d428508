import type { ComponentProps } from 'react'

/** Keeps text readable where lines pass behind it. */
export const HALO = { stroke: 'var(--surface)', strokeWidth: 3, paintOrder: 'stroke' } as const

/** How the texts of drawings look, by what they are. */
const LOOKS = {
  name: { fontSize: 13, fontWeight: 500, fill: 'var(--ink)' },
  label: { fontSize: 12, fill: 'var(--ink-soft)' },
  /** The same where it is narrow. */
  narrowLabel: { fontSize: 13, fill: 'var(--ink-soft)' },
  detail: { fontSize: 11, fill: 'var(--muted)' },
  narrowDetail: { fontSize: 12, fill: 'var(--muted)' },
  number: { fontSize: 13, fontWeight: 600, fill: 'var(--ink)' },
  /** How many; where that says most, the largest. */
  count: { fontSize: 18, fontWeight: 600, fill: 'var(--ink)' },
  narrowCount: { fontSize: 15, fontWeight: 600, fill: 'var(--ink)' },
  rate: { fontSize: 14, fontWeight: 600, fill: 'var(--ink)' },
  /** What stands on or beside a mark. */
  value: { fontSize: 12, fontWeight: 600, fill: 'var(--ink)' },
  mark: { fontSize: 12, fontWeight: 500, fill: 'var(--ink-soft)' },
  note: { fontSize: 11, fontWeight: 500 },
} as const

type Props = Omit<ComponentProps<'text'>, 'children'> &
  Readonly<{
    look: keyof typeof LOOKS
    /** Stands left of `x` instead of right of it. */
    toEnd?: boolean
    /** Lines pass behind it. */
    hasHalo?: boolean
    text: string | null | undefined
  }>

/** A line of text in a drawing. */
export function ChartText({ look, toEnd = false, hasHalo = false, text, ...more }: Props) {
  return (
    <text {...LOOKS[look]} textAnchor={toEnd ? 'end' : undefined} {...(hasHalo && HALO)} {...more}>
      {text}
    </text>
  )
}
