import { z } from 'zod'
import { quote } from '@/lib/format/quote'
import { SHARE_SCOPE_NAMES } from '@/lib/saved/share-scope'
import { addDays, type Day, parseDay } from '@/lib/time/day'
import { choice, parseForm, read, text } from './form'
import { FEWEST_PASSWORD_CHARACTERS, LINK_KINDS, type LinkKind, type NewLinkTerms } from './share-link'

const LONGEST_PASSWORD = 128
const MOST_ORIGINS = 20
const DAYS = [7, 30, 90] as const

/** Reads what the form sent, whatever it is. Throws `WrongField`. */
export function parseNewLink(raw: unknown, today: Day): NewLinkTerms {
  const ends = read(
    (given) => parseEnd(given, today),
    'Give the day on which it ends as YYYY-MM-DD, or never.',
  )
    .refine((end) => end === 'never' || end > today, 'Choose a day after today.')
    .transform((end) => (end === 'never' ? null : end))
  return parseForm(form.extend({ ends }).transform(toTerms), raw)
}

const form = z.object({
  kind: choice(Object.keys(LINK_KINDS) as LinkKind[], 'Choose live or frozen.'),
  password: z
    .string('The password must be text.')
    .refine(
      (given) =>
        given === '' || ([...given].length >= FEWEST_PASSWORD_CHARACTERS && given.length <= LONGEST_PASSWORD),
      `A password has ${FEWEST_PASSWORD_CHARACTERS} to ${LONGEST_PASSWORD} characters; leave it empty for none.`,
    )
    .transform((given) => given || null),
  scope: choice(SHARE_SCOPE_NAMES, 'Choose what a visitor may change.'),
  origins: text('The sites must be text.').transform(toOrigins),
})

type Given = z.output<typeof form> & Readonly<{ ends: Day | null }>

/** A visitor of frozen numbers changes nothing: other questions were not kept. */
function toTerms({ kind, password, scope, ends, origins }: Given): NewLinkTerms {
  return { kind, password, scope: kind === 'frozen' ? 'locked' : scope, endsOn: ends, embedOrigins: origins }
}

function parseEnd(given: string, today: Day): Day | 'never' | null {
  if (given === 'never') return given
  const days = DAYS.find((one) => String(one) === given)
  return days ? addDays(today, days) : parseDay(given)
}

/** Origins, parted by spaces, commas or lines: https alone, or http on this machine. */
function toOrigins(given: string, context: z.RefinementCtx): readonly string[] {
  const words = given.split(/[\s,]+/).filter(Boolean)
  const wrong = words.find((word) => toOrigin(word) === null)
  const refuse = (message: string) => context.addIssue({ code: 'custom', message })
  if (words.length > MOST_ORIGINS) refuse(`At most ${MOST_ORIGINS} sites can hold a link.`)
  else if (wrong !== undefined) {
    refuse(`${quote(wrong)} is no site: give it as https://example.com, without a path.`)
  }
  return [...new Set(words.flatMap((word) => toOrigin(word) ?? []))]
}

/** Only what can stand in a `frame-ancestors` and mean what it says: no wildcard, path, user or quote. */
function toOrigin(word: string): string | null {
  if (!/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?\/?$/i.test(word) || !URL.canParse(word)) return null
  const { protocol, hostname, origin } = new URL(word)
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1'
  return protocol === 'https:' || isHere ? origin : null
}
