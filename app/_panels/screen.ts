import { cache } from 'react'
import { getDb } from '@/lib/db'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { explainLeftOut, nameRange } from '@/lib/query/explain-screen'
import type { Parameters } from '@/lib/query/parameters'
import { type RawParameters, readParameters } from '@/lib/query/parse-parameters'
import type { RangePreset } from '@/lib/query/range-preset'
import {
  activePreset,
  type ReportQuery,
  type Today,
  toComparedQuery,
  toScreenQuery,
} from '@/lib/query/report-query'
import { requireScope } from '@/lib/store/products'
import { type Day, type DayRange, dayInZone } from '@/lib/time/day'
import { askFreshness } from './ask'

/** All that a page knows of its question before it asks. */
export type Screen = Readonly<{
  raw: RawParameters
  parameters: Parameters
  preset: RangePreset | 'custom'
  query: ReportQuery
  /** The same over the range before; null for all time. */
  previous: ReportQuery | null
  /** Whether the pictures show the range before, too. */
  comparing: boolean
  today: Day
  timeZone: string
  data: DayRange | null
  rangeName: string
  /** What of the address could not be used. */
  notices: readonly string[]
  /** The product or category of the address is not in the shop: its sentence; all products are shown. */
  unknownScope: string | null
}>

/**
 * Reads an address leniently: what cannot be used has a default, and a sentence that says so. `settle` gives a page
 * defaults of its own.
 */
export async function readScreen(
  searchParams: Promise<RawParameters>,
  settle: (parameters: Parameters, today: Today) => Parameters = (parameters) => parameters,
): Promise<Screen> {
  const raw = await searchParams
  const { data } = await askFreshness()
  const { timeZone, fiscalMonth } = getEnv()
  const today = dayInZone(new Date(), timeZone)
  const asked = readParameters(raw)
  const unknownScope = data ? await explainUnknownScope(asked.product, asked.category) : null
  const known = unknownScope ? { ...asked, product: null, category: null } : asked
  const parameters = settle(known, { today, fiscalMonth, data })
  const query = toScreenQuery(parameters, { today, fiscalMonth, data })
  const preset = activePreset(parameters, { today, fiscalMonth, data })
  const shown = { parameters: asked, preset, range: query.range }
  return {
    raw,
    parameters,
    preset,
    query,
    previous: toComparedQuery(query, parameters.compare ?? 'previous'),
    comparing: parameters.compare !== null && query.range !== null,
    today,
    timeZone,
    data,
    rangeName: nameRange(shown, data),
    notices: explainLeftOut(raw, shown),
    unknownScope,
  }
}

const explainUnknownScope = cache(async (product: string | null, category: string | null) => {
  try {
    await requireScope(getDb(), { product, category })
    return null
  } catch (error) {
    if (error instanceof TundishError) return error.message
    throw error
  }
})
