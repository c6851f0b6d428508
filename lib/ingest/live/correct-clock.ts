import type { Fields, Value } from '../read/source-record'

/**
 * When an event happened by the clock of this server: `timestamp = receivedAt - (sentAt - originalTimestamp)`
 * (https://segment.com/docs/connections/spec/common/#timestamps). Where nobody says when it was sent, or that
 * moment lies before the event, it is the client's own time; where it says no time, it is now.
 */
export function correctClock(
  { timestamp, originalTimestamp }: Fields,
  { receivedAt, sentAt }: Readonly<{ receivedAt: Date; sentAt: Value | undefined }>,
): Value {
  const said = timestamp ?? originalTimestamp ?? receivedAt.toISOString()
  const [happened, sent] = [toMillis(said), toMillis(sentAt)]
  if (happened === null || sent === null || sent < happened) return said
  return new Date(receivedAt.getTime() - (sent - happened)).toISOString()
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

function toMillis(value: Value | undefined): number | null {
  const millis = typeof value === 'string' && ISO.test(value) ? Date.parse(value) : Number.NaN
  return Number.isFinite(millis) ? millis : null
}
