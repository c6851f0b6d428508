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
} as const

type Props = Readonly<{
  look: keyof typeof LOOKS
  x?: number
  y: number
  /** Stands left of `x` instead of right of it. */
  toEnd?: boolean
  text: string | null | undefined
}>

/** A line of text in a drawing. */
export function ChartText({ look, x, y, toEnd = false, text }: Props) {
  return (
    <text x={x} y={y} {...LOOKS[look]} textAnchor={toEnd ? 'end' : undefined}>
      {text}
    </text>
  )
}
