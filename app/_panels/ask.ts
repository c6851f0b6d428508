import { cache } from 'react'
import { toAsker } from '@/lib/reports/asker'
import { getFreshness } from '@/lib/store/freshness'
import { getLastRunId } from '@/lib/store/pipeline-runs'
import { requireDb } from '../_access/visitor'

/** Whom the panels of a page of the dashboard ask: within a request each question is put to the database once. */
export const askShopAsker = cache(async () => toAsker(await requireDb('viewer')))

export const askFreshness = cache(async () => getFreshness(await requireDb('viewer')))

/** The pipeline's last run that ended; null while there is none. */
export const askLastRun = cache(async () => getLastRunId(await requireDb('viewer')))
