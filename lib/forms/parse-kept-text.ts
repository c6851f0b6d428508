import { z } from 'zod'
import { line, parseForm } from './form'
import { LONGEST_DESCRIPTION, LONGEST_REPORT_NAME } from './saved-report'

/** What people say of a funnel or a segment, from whatever arrived. Throws `WrongField`. */
export function parseKeptText(
  noun: 'funnel' | 'segment',
  raw: unknown,
): Readonly<{ name: string; description: string | null }> {
  const text = z.object({
    name: line(1, LONGEST_REPORT_NAME, `Give the ${noun} a name of 1 to ${LONGEST_REPORT_NAME} characters.`),
    description: line(
      0,
      LONGEST_DESCRIPTION,
      `The description may have at most ${LONGEST_DESCRIPTION} characters.`,
    ).transform((given) => given || null),
  })
  return parseForm(text, raw)
}
