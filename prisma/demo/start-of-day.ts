import { type Day, dayInZone } from '@/lib/time/day'
import { DAY_MS } from '@/lib/time/duration'

/** The moment at which the day before is over for good in an IANA zone, as `endOfDaySql` has it, in milliseconds. */
export function startOfDay(day: Day, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`)
  const offsets = [-DAY_MS, DAY_MS].map((away) => offsetAt(new Date(utc + away), timeZone))
  const [early, late] = [utc - Math.max(...offsets), utc - Math.min(...offsets)]
  const shows = (moment: number) => dayInZone(new Date(moment), timeZone)
  return new Date(shows(late - 1) >= day && shows(early) >= day ? early : late)
}

/** Milliseconds by which the zone's clocks are ahead of UTC. */
function offsetAt(moment: Date, timeZone: string): number {
  // Sweden writes moments as ISO 8601 does.
  const style = { dateStyle: 'short', timeStyle: 'medium', timeZone } as const
  const wall = new Intl.DateTimeFormat('sv-SE', style).format(moment)
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - Math.floor(moment.getTime() / 1000) * 1000
}
