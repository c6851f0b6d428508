import { cache } from 'react'
import { requireDb } from '@/app/_access/visitor'
import { readRequestSettings } from '@/app/_answers/read-request-settings'
import { toHealth } from '@/lib/pipeline/read-health'
import { toAsker } from '@/lib/reports/asker'
import { shareAnswers } from '@/lib/reports/shared-answers'
import { getFreshness } from '@/lib/store/freshness'
import { getLastRunId } from '@/lib/store/runs/pipeline-runs'

/** The database, and what all who may see it were told of it as it is now. */
const askShop = cache(async () => {
  const db = await requireDb('viewer')
  return { db, shared: await shareAnswers(db) }
})

/** Whom the panels of a page of the dashboard ask: as long as nothing changes each question is put to the database once. */
export const askShopAsker = cache(async () => {
  const { db, shared } = await askShop()
  return toAsker(db, shared)
})

/** Whom the marks of data ask beside numbers that are no report's, in the dashboard alone. */
export async function askForMarks() {
  return { ask: await askShopAsker(), settings: await readRequestSettings(), place: { hasPages: true } }
}

export async function askFreshness() {
  const { db, shared } = await askShop()
  return shared('freshness', () => getFreshness(db))
}

export async function askHealth() {
  const { db, shared } = await askShop()
  const [freshness, lastRun, findings] = await Promise.all([
    askFreshness(),
    shared('last run', () => getLastRunId(db)),
    (await askShopAsker()).standing(),
  ])
  return toHealth({ freshness, lastRun, findings }, await readRequestSettings())
}
