import { cache } from 'react'
import { getPublicDb } from '@/app/_access/public-db'
import { type RequestSettings, toRequestSettings } from '@/lib/query/request/request'
import { type CountingRules, toCountingRules } from '@/lib/saved/report-definition'
import { readSettings } from '@/lib/settings'

/** All settings, once a request. They tell nothing of the shop. */
export const askSettings = cache(() => readSettings(getPublicDb()))

/** What makes a question of this moment absolute. */
export async function readRequestSettings(): Promise<RequestSettings> {
  return toRequestSettings(await askSettings(), new Date())
}

/** How this workspace counts now. */
export async function readCountingRules(): Promise<CountingRules> {
  return toCountingRules(await askSettings())
}
