import { formatBytes } from '@/lib/format/format-bytes'
import { formatDuration } from '@/lib/format/format-duration'

type Props = Readonly<{
  name: string
  /** Bytes. */
  done: number
  all: number
  /** Bytes a second; null where nobody knows. */
  rate: number | null
  /** What else came, such as rows. */
  also?: string
}>

/** How far something long has come, how fast it is, and how long it will take. */
export function Meter({ name, done, all, rate, also }: Props) {
  const share = all === 0 ? 0 : Math.min(1, done / all)
  const left = rate !== null && rate > 0 && done < all ? (all - done) / rate : null
  return (
    <div className="space-y-1.5 text-left text-sm">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{name}</span>
        <span className="tabular-nums">{Math.floor(share * 100)} %</span>
      </div>
      <progress
        aria-label={name}
        value={share}
        className="block h-2 w-full appearance-none overflow-hidden rounded-sm [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-muted text-xs tabular-nums">
        {formatBytes(done)} of {formatBytes(all)}
        {also && ` · ${also}`}
        {rate !== null && rate > 0 && ` · ${formatBytes(rate)} a second`}
        {left !== null && ` · about ${formatDuration(left)} left`}
      </p>
    </div>
  )
}
