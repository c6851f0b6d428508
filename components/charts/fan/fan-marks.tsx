import type { FanGeometry } from './fan-scale'

type Props = Readonly<{
  geometry: FanGeometry
  marks: readonly Readonly<{ day: string; title: string }>[]
}>

/** A thin line a mark, with its number; what it stands for is read out, and said under the chart. */
export function FanMarks({ geometry, marks }: Props) {
  const { top, floor, xOf } = geometry
  return (
    <g fontSize="10" fill="var(--muted)" textAnchor="middle">
      {marks.map(({ day, title }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day may have several marks, and they are not moved
        <g key={index}>
          <title>{title}</title>
          <path d={`M${xOf(day)} ${top}V${floor}`} stroke="var(--line-strong)" />
          <text x={xOf(day)} y={top - 6}>
            {index + 1}
          </text>
        </g>
      ))}
    </g>
  )
}
