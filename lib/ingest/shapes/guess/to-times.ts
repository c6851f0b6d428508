import type { Columns } from '../columns'
import { parseWrittenTime, toMomentMs } from '../rows/parse-written-time'
import { align } from './column-facts'
import type { FoundTime } from './find-time'

const EACH_MS = { epoch_s: 1000, epoch_ms: 1, epoch_us: 0.001 } as const
const ORDERS = { iso: 'ymd', dmy: 'dmy', mdy: 'mdy' } as const

/** When each record was, in milliseconds, as if written times were UTC's: near enough for spans. */
export function toTimes(time: FoundTime | null, columns: Columns): readonly (number | null)[] {
  if (!time) return []
  const [first, second] = time.columns.map((column) => align(column, columns))
  const { format } = time
  return (first ?? []).map((text, row) => {
    if (text === null) return null
    if (format === 'epoch_s' || format === 'epoch_ms' || format === 'epoch_us')
      return Number(text) * EACH_MS[format]
    const whole = second ? `${text.trim()}:${second[row]?.trim() ?? ''}` : text.trim()
    const written = parseWrittenTime(whole, ORDERS[format])
    return written && toMomentMs(written, (wallMs) => wallMs)
  })
}
