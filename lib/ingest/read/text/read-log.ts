import type { SourceRecord } from '../source-record'
import { readEntries } from './read-entries'
import type { LineOptions } from './read-lines'

// The access log of a web server: the Common Log Format of Apache and nginx, and the Combined one, which adds the referrer and the
// browser (httpd.apache.org/docs/2.4/logs.html). What follows these is passed over.

const QUOTED = String.raw`"((?:[^"\\]|\\.)*)"`
const ENTRY = new RegExp(
  String.raw`^(\S+) \S+ (\S+) \[(\d{2})/([A-Z][a-z]{2})/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{4})\] ${QUOTED} (\d{3}|-) (?:\d+|-)(?: ${QUOTED} ${QUOTED})?(?:\s|$)`,
)
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An entry; what the log does not say, a dash there, is empty here. */
type LogFields = Record<
  'ip' | 'user' | 'time' | 'method' | 'url' | 'response' | 'referrer' | 'user_agent',
  string
>

export function isLogEntry(text: string): boolean {
  return toFields(text) !== null
}

/** A record an entry; blank lines are passed over, others that are no entry are refused. */
export function readLog(
  bytes: AsyncIterable<Uint8Array>,
  options: LineOptions,
): AsyncGenerator<SourceRecord[]> {
  return readEntries(bytes, options, (line, row) => {
    const fields = toFields(row)
    return fields
      ? { line, row, fields }
      : { line, row, reason: 'is no entry of an access log as the others are' }
  })
}

function toFields(text: string): LogFields | null {
  const parts = ENTRY.exec(text)?.slice(1).map(toSaid)
  if (!parts) return null
  const [ip = '', user = '', day, month = '', year, clock, zone, request = '', response = '', from, agent] =
    parts
  const [method = '', url = ''] = request.split(' ')
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
  const time = `${year}-${number}-${day} ${clock} ${zone}`
  return { ip, user, time, method, url, response, referrer: from ?? '', user_agent: agent ?? '' }
}

function toSaid(part: string | undefined): string {
  return part === undefined || part === '-' ? '' : part.replace(/\\(["\\])/g, '$1')
}
