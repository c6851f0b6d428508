import { cache } from 'react'
import { readHealth } from '@/lib/pipeline/read-health'
import { toAsker } from '@/lib/reports/asker'
import { getFreshness } from '@/lib/store/freshness'
import { requireDb } from '../_access/visitor'

/** Whom the panels of a page of the dashboard ask: within a request each question is put to the database once. */
export const askShopAsker = cache(async () => toAsker(await requireDb('viewer')))

export const askFreshness = cache(async () => getFreshness(await requireDb('viewer')))

export const askHealth = cache(async () => readHealth(await requireDb('viewer'), new Date()))
