import { z } from 'zod'
import { TundishError } from '@/lib/errors'
import type { Funnel } from '../definition'
import { toStepWords, wordsOfKey } from '../step-words'
import { requireSense } from './explain-funnel'

const text = z.string().min(1).max(200)
const key = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9_]*$/, 'must be small letters, digits and underscores, such as "added_to_cart"')

const match = z.strictObject({
  types: z.array(text).max(50),
  where: z
    .array(
      z.strictObject({
        property: text,
        op: z.enum(['is', 'is-not', 'contains', 'matches', 'at-least', 'at-most']),
        values: z.array(z.union([z.string().max(2000), z.number()])).max(100),
      }),
    )
    .max(20)
    .exactOptional(),
})

/** Those that follow from others may be left out. */
const anyWords = Object.fromEntries(
  Object.keys(toStepWords({ label: '', noun: '', verb: '' })).map((name) => [name, text.exactOptional()]),
)

const step = z
  .strictObject({
    key,
    column: key.exactOptional(),
    match,
    byOrder: z.literal(true).exactOptional(),
    optional: z.literal(true).exactOptional(),
    words: z
      .strictObject({ ...anyWords, label: text, noun: text, verb: text })
      .transform(toStepWords)
      .exactOptional(),
  })
  .transform(({ words, ...given }) => ({ ...given, words: words ?? wordsOfKey(given.key) }))

const schema: z.ZodType<Funnel> = z.strictObject({
  steps: z.array(step),
  order: z.enum(['any', 'ordered', 'strict']),
  within: z.union([z.literal('session'), z.strictObject({ seconds: z.number() })]),
  per: z.enum(['shop', 'product']),
  exclude: z
    .array(z.strictObject({ match, between: z.tuple([key, key]).exactOptional() }))
    .max(20)
    .exactOptional(),
  rates: z.array(z.strictObject({ part: key, whole: key })).exactOptional(),
})

/**
 * A definition from JSON, exactly as the type says, with the words of steps that are not given; what it does not know is
 * refused, not left out. Throws `bad_funnel` with the first place that is no definition, or with everything in it that makes
 * no sense.
 */
export function parseFunnel(value: unknown): Funnel {
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = issue?.path.length ? `"${issue.path.join('.')}"` : 'it'
    throw new TundishError('bad_funnel', `This is no funnel: ${place} does not fit (${issue?.message}).`)
  }
  requireSense(parsed.data)
  return parsed.data
}

/** The same from a text of JSON. */
export function parseFunnelJson(text: string | undefined): Funnel {
  try {
    return parseFunnel(JSON.parse(text ?? ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new TundishError('bad_funnel', 'This is no funnel: it is not written as JSON.')
  }
}

/** A definition that is not done yet, from JSON in an address: it may make no sense. Null for what is none. */
export function readDraft(text: string | undefined): Funnel | null {
  try {
    return schema.safeParse(JSON.parse(text ?? '')).data ?? null
  } catch {
    return null
  }
}
