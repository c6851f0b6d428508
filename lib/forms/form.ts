import { z } from 'zod'
import { TundishError } from '@/lib/errors'

// What a form sent, field by field. Each field has one sentence, for whatever is wrong with it. Of a form the browser has
// the words alone: what reads it stands in a file of its own, since zod weighs more than a page and tries whether it may eval.

/** What became of a form or a change: nothing is wrong, or a sentence and the field that it is about where there is one. */
export type Outcome = Readonly<{ problem: string | null; field: string | null }>

/**
 * Reads whatever arrived: what is no form at all is one with nothing in it. Throws `WrongField` with the first field that
 * makes no sense, and the sentence that says why.
 */
export function parseForm<Form extends z.ZodType>(form: Form, raw: unknown): z.output<Form> {
  const given = typeof raw === 'object' && !Array.isArray(raw) ? (raw ?? {}) : {}
  const parsed = form.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new WrongField(String(issue?.path[0] ?? ''), issue?.message ?? '')
}

/** Expected: a field of a form makes no sense. */
export class WrongField extends TundishError {
  readonly field: string

  constructor(field: string, problem: string) {
    super('bad_parameter', problem)
    this.field = field
  }
}

type Sentence = string | ((text: string) => string)

/** No field holds more than this, whatever it is for. */
const LONGEST = 10_000

/** Text as it came, but for the NUL that PostgreSQL cannot hold; nothing given is nothing typed. */
export function text(sentence: Sentence) {
  return z
    .string(toError(sentence))
    .max(LONGEST, toError(sentence))
    .default('')
    .transform((given) => given.replaceAll('\0', ''))
}

/** One line: control characters and halves of characters are made spaces. Between so many characters. */
export function line(fewest: number, longest: number, sentence: Sentence) {
  return text(sentence)
    .transform((given) => given.replace(UNWRITABLE, ' ').trim())
    .refine(({ length }) => length >= fewest && length <= longest, toError(sentence))
}

/** Lines, kept as they are; null where there are none. */
export function paragraphs(longest: number, sentence: Sentence) {
  return text(sentence)
    .transform((given) => given.replace(/\r\n?/g, '\n').replace(UNWRITABLE_BUT_LINES, ' ').trim())
    .refine(({ length }) => length <= longest, toError(sentence))
    .transform((given) => given || null)
}

/** One of the names that there are. */
export function choice<Name extends string>(names: readonly Name[], sentence: string) {
  return read((given) => names.find((name) => name === given) ?? null, sentence)
}

/** Whatever `parse` makes of a text; null is what it cannot read. */
export function read<T>(parse: (text: string) => T | null, sentence: Sentence) {
  return text(sentence).transform((given, context) => {
    const value = parse(given)
    if (value !== null) return value
    context.addIssue({ code: 'custom', message: typeof sentence === 'string' ? sentence : sentence(given) })
    return z.NEVER
  })
}

const UNWRITABLE = /[\p{Cc}\p{Cs}]+/gu
const UNWRITABLE_BUT_LINES = /[^\P{Cc}\n]|\p{Cs}/gu

function toError(sentence: Sentence) {
  return {
    error: ({ input }: Readonly<{ input?: unknown }>) =>
      typeof sentence === 'string' ? sentence : sentence(String(input)),
  }
}
