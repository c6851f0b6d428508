import { formatCount } from '@/lib/format/format-number'
import { countDays, type Day } from '@/lib/time/day'
import { type Grain, nextGrain } from '@/lib/time/grain'

type Props = Readonly<{
  /** What the address asks for; null: nothing. */
  asked: Grain | null
  drawn: Grain
  /** The first days of the buckets that are drawn. */
  starts: readonly Day[]
}>

/** That a picture is of coarser buckets than were asked for, and where the finer ones are. */
export function CoarserNote({ asked, drawn, starts }: Props) {
  const [first, last] = [starts[0], starts.at(-1)]
  if (asked === null || asked === drawn || !first || !last) return null
  const span = saySpan(countDays({ from: first, to: nextGrain(last, drawn) }))
  return (
    <p className="mt-3 text-muted text-xs">
      By {drawn}, because {span} by {asked} are more than can be drawn. The JSON API and the command line have
      every {asked}.
    </p>
  )
}

function saySpan(days: number): string {
  const years = Math.round(days / 365.25)
  return years >= 2 ? `${years} years` : `${formatCount(days)} days`
}
