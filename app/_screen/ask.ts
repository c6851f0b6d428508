import { cache } from 'react'
import { requireDb } from '@/app/_access/visitor'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { readHealth } from '@/lib/pipeline/read-health'
import { toAsker } from '@/lib/reports/asker'
import { getFreshness } from '@/lib/store/freshness'

/** Whom the panels of a page of the dashboard ask: within a request each question is put to the database once. */
export const askShopAsker = cache(async () => toAsker(await requireDb('viewer')))

/** Whom the marks of data ask beside numbers that are no report's, in the dashboard alone. */
export async function askForMarks() {
  return { ask: await askShopAsker(), settings: readRequestSettings(), place: { hasPages: true } }
}

export const askFreshness = cache(async () => getFreshness(await requireDb('viewer')))

export const askHealth = cache(async () => readHealth(await requireDb('viewer'), new Date()))
