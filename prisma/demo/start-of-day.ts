import { type Day, dayInZone } from '@/lib/time/day'

const MS_PER_HOUR = 3_600_000

/** The moment at which a day begins in an IANA zone; where clocks skip midnight, the first moment after. */
export function startOfDay(day: Day, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`)
  const guess = utc - offsetAt(new Date(utc), timeZone)
  const start = new Date(utc - offsetAt(new Date(guess), timeZone))
  return dayInZone(start, timeZone) < day ? new Date(start.getTime() + MS_PER_HOUR) : start
}

/** Milliseconds by which the zone's clocks are ahead of UTC. */
function offsetAt(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment)
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0)
  const wall = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return wall - Math.floor(moment.getTime() / 1000) * 1000
}
