import { z } from 'zod'
import { isMeaning, MEANINGS } from '@/lib/funnel/meanings'
import { parsePath } from './fields/parse-path'
import { isZone } from './zone'

// What the fields of a source mean. A mapping is JSON, kept with its source, printed by a preview and taken from a file.

/**
 * Where a value stands in a record: names with dots between them, `context.device.type`; `[name]` for one that has dots or
 * brackets itself; `@key` for the value of that key in a list of key and value, in whichever slot it lies,
 * `event_params@ga_session_id`; `^` before a path of the record around an element of `each`. A text that holds JSON is
 * read as what it holds.
 */
const path = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => parsePath(text) !== null, {
    error: 'is not a path: write names with dots between them, as in context.device.type',
  })

/**
 * A path; the first of several that says something; all of several with `:` between them (none where one says nothing); or what
 * stands in a text after another, up to the next slash, `?` or `#`: of `/product/12?a=b` after `/product/` it is `12`.
 */
const field = z.union(
  [
    path,
    z.strictObject({ first: z.array(path).min(1).max(10) }),
    z.strictObject({ join: z.array(path).min(2).max(10) }),
    z.strictObject({ path, after: z.string().min(1).max(100) }),
  ],
  {
    error:
      'is no field: write a path, as in context.device.type, or {"first": [...]}, {"join": [...]} or {"path": ..., "after": ...}',
  },
)

const optional = field.nullable().default(null)

/** How a time is written. `iso` also with a blank for the T, ` UTC` or an offset at its end; `dmy` is `31.12.2026 23:59`, with `.`, `/` or `-`; `mdy` its American turn. */
export const TIME_FORMATS = ['iso', 'epoch_s', 'epoch_ms', 'epoch_us', 'dmy', 'mdy'] as const

const product = {
  id: optional,
  name: optional,
  category: optional,
  price: optional,
  quantity: optional,
}

export const mappingSchema = z.strictObject({
  version: z.literal(1),
  /** The known shape that it was proposed from; null where values told. */
  shape: z.string().max(100).nullable().default(null),
  /** Whether rows are events, or orders (one row an order, or a line of it; an order's own fields may stand on its first row alone). */
  rows: z.enum(['events', 'orders']).default('events'),
  /** A list within each record whose elements are the rows. */
  each: path.nullable().default(null),
  time: z.strictObject({
    field,
    format: z.enum(TIME_FORMATS),
    /** IANA; for times that are written without a zone. Null where all have one. */
    zone: z
      .string()
      .max(100)
      .refine(isZone, { error: 'is not a zone of the IANA: write it as in Europe/Berlin' })
      .nullable()
      .default(null),
    /** Milliseconds that are added: of a hit, those since its session began. */
    offset: field.nullable().optional(),
  }),
  /** Who it was, known by name to the source. */
  user: optional,
  /** Who it was before anybody knew: a cookie, a device. A row with both ties them. */
  anonymous: optional,
  /** Null: 30 idle minutes begin another one. */
  session: optional,
  /** Null: made of what the row says and how often it said so before. */
  id: optional,
  /** The name of the event; null where all are of `fixedName`. */
  name: optional,
  fixedName: z.string().max(100).nullable().default(null),
  /** Where the name has no meaning, or there is none: the first whose pattern the field is like (`*` anything but a slash, `**` anything; of an address its path) names the event. */
  namedBy: z
    .array(z.strictObject({ field, like: z.string().min(1).max(300), name: z.string().min(1).max(100) }))
    .max(100)
    .default([]),
  /** What names mean: a step's key or one of MEANINGS. A name that is not here means nothing to us. */
  meanings: z
    .record(
      z.string().max(100),
      z
        .string()
        .refine(isMeaning, { error: `is no meaning: use ${MEANINGS.map(({ name }) => name).join(', ')}` }),
    )
    .default({}),
  url: optional,
  order: optional,
  /** Of an order: what it cost; of a refund: what came back. */
  value: optional,
  currency: optional,
  /** The currency where no field says it: three letters of ISO 4217. */
  fixedCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'is not a currency: write three letters, as in EUR' })
    .nullable()
    .default(null),
  /** How decimals are written. */
  decimal: z.enum(['.', ',']).default('.'),
  /** One product on the row itself. */
  product: z.strictObject(product).nullable().default(null),
  /** A list of products on the row; its fields are paths within an element, or `.` for an element that is the id itself. */
  products: z
    .strictObject({ each: path, ...product })
    .nullable()
    .default(null),
  /** Of the status of an order. */
  status: optional,
  /** What is kept of the session: its entry's value counts. */
  attributes: z.record(z.string().min(1).max(60), field).default({}),
  /** Paths that hold personal data: they are left out, and of one that is an id a fingerprint is kept. */
  personal: z.array(path).max(200).default([]),
})

/** See `mappingSchema`: every member is there. */
export type Mapping = Readonly<z.output<typeof mappingSchema>>

/** A mapping as it may be written: what is left out has its default. */
export type MappingInput = z.input<typeof mappingSchema>

export type MappingField = z.output<typeof field>

/** A mapping that somebody wrote, or a sentence: what is wrong with it, and where. */
export function parseMapping(value: unknown): { ok: true; mapping: Mapping } | { ok: false; reason: string } {
  const parsed = mappingSchema.safeParse(value)
  if (parsed.success) return { ok: true, mapping: parsed.data }
  const [issue] = parsed.error.issues
  const where = issue?.path.map(String).join('.') ?? ''
  const what = issue?.message ?? 'is not a mapping'
  return {
    ok: false,
    reason:
      where === ''
        ? `The mapping cannot be used: ${what}.`
        : `${where} in the mapping cannot be used: ${what}.`,
  }
}
