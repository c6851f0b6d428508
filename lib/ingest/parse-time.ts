const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/** What JavaScript and PostgreSQL write alike, whatever the offset. */
const FIRST_MS = Date.parse('0001-01-02T00:00:00Z')
const END_MS = Date.parse('9999-12-31T00:00:00Z')

/**
 * A moment written in ISO 8601, to the millisecond; without an offset it is UTC. Null when it is no such text, or
 * no day of the calendar of the years 1 to 9999.
 */
export function parseTime(text: string): Date | null {
  const match = ISO.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone = 'Z'] = match
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const ms = Date.parse(`${wall}Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== wall) return null
  const offset = parseOffset(zone)
  if (offset === null) return null
  const moment = ms + Math.floor(Number(`0${fraction}`) * 1000) - offset * 60_000
  return moment >= FIRST_MS && moment < END_MS ? new Date(moment) : null
}

/** Minutes east of UTC. */
function parseOffset(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || 0)
  if (hours > 18 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
