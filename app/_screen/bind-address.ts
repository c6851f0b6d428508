import { type RawParameters, readFirst } from '@/lib/query/request/parse-parameters'
import { SCOPE_KINDS, SCOPES } from '@/lib/query/scope'
import type { Asker } from '@/lib/reports/asker'
import type { DayRange } from '@/lib/time/day'

/** An address whose product, if it has one, is an id, or the sentence why what it asks about cannot be looked at. */
type Bound = Readonly<{ raw: RawParameters; problem: string | null }>

/**
 * Makes the id of the product that an address names by its id or its name. What says what the question is narrowed to and cannot be
 * that is a problem, never all of them; what is left empty says none.
 */
export async function bindAddress(
  { ask, data }: Readonly<{ ask: Asker; data: DayRange | null }>,
  raw: RawParameters,
): Promise<Bound> {
  if (!data) return { raw, problem: null }
  for (const name of SCOPE_KINDS) {
    const text = readFirst(raw, name) || null
    if (text === null || SCOPES[name].parse(text) !== null) continue
    return { raw, problem: `"${name}" in the address must be ${SCOPES[name].must}.` }
  }
  const asked = readFirst(raw, 'product') || null
  if (asked === null) return { raw, problem: null }
  const { id, problem } = await ask.findProduct(asked)
  return id === null ? { raw, problem } : { raw: { ...raw, product: id }, problem: null }
}
