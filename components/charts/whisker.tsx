type Props = Readonly<{ from: number; to: number; y: number; color?: string; cap?: number }>

/** A lying 95 % interval, with a halo so that it is seen on every ground. */
export function Whisker({ from, to, y, color = 'var(--ink)', cap = 4 }: Props) {
  const path = `M${from} ${y - cap}v${2 * cap}M${from} ${y}H${to}M${to} ${y - cap}v${2 * cap}`
  return (
    <g fill="none" strokeLinecap="round">
      <path d={path} stroke="var(--surface)" strokeWidth="4" opacity="0.85" />
      <path d={path} stroke={color} strokeWidth="1.5" />
    </g>
  )
}
