import { z } from 'zod'
import { TundishError } from '@/lib/errors'
import { parseDay } from '@/lib/time/day'

// A funnel with its events and what must be counted, as data: so that anybody can say what is right, and have it tried.

const text = z.string().min(1).max(200)
const day = z.string().refine((value) => parseDay(value) !== null, 'must be a day, YYYY-MM-DD')
const FIRST_MOMENT = Date.parse('2026-03-02T00:00:00Z')
/** Seconds after 2026-03-02T00:00:00Z, to the millisecond, or a moment as ISO 8601 writes it. */
const moment = z
  .union([z.number(), z.iso.datetime({ offset: true })])
  .transform((at) => (typeof at === 'number' ? new Date(FIRST_MOMENT + Math.round(at * 1000)) : new Date(at)))
const counts = z.array(z.number().int().min(0))

const event = z.strictObject({
  user: text,
  session: text.exactOptional(),
  id: text,
  type: text,
  at: moment,
  product: text.exactOptional(),
  products: z.array(text).exactOptional(),
  order: text.exactOptional(),
  properties: z.record(z.string(), z.unknown()).exactOptional(),
})

const expected = z.union([
  z.strictObject({ refused: z.literal(true) }),
  z.strictObject({
    attempts: counts,
    users: counts,
    seconds: z
      .record(text, z.strictObject({ values: z.array(z.number()), leftOut: z.number() }))
      .exactOptional(),
    breakdown: z
      .array(z.strictObject({ value: z.string().nullable(), attempts: counts, users: counts }))
      .exactOptional(),
    open: counts.exactOptional(),
  }),
])

const schema = z.array(
  z.object({
    id: text,
    why: z.string().exactOptional(),
    /** What `parseFunnel` reads, or refuses. */
    funnel: z.unknown(),
    events: z.array(event),
    range: z.strictObject({ from: day, to: day, timeZone: text }).exactOptional(),
    breakdown: text.exactOptional(),
    now: moment.exactOptional(),
    expected,
  }),
)

export type FunnelCase = z.output<typeof schema>[number]
export type CaseEvent = FunnelCase['events'][number]
/** What must be counted; seconds by pair of keys, `view>cart`; nothing is said of what is not there. */
export type Expected = FunnelCase['expected']

/** Cases from JSON. Throws `bad_file` with the first place that is none. */
export function parseFunnelCases(value: unknown): readonly FunnelCase[] {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue?.path.length ? `"${issue.path.join('.')}"` : 'it'
  throw new TundishError('bad_file', `These are no funnel cases: ${place} does not fit (${issue?.message}).`)
}
