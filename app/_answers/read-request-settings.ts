import { getEnv } from '@/lib/env'
import { type RequestSettings, toRequestSettings } from '@/lib/query/request/request'
import { type CountingRules, toCountingRules } from '@/lib/saved/report-definition'

/** What makes a question of this moment absolute. */
export function readRequestSettings(): RequestSettings {
  return toRequestSettings(getEnv(), new Date())
}

/** How this workspace counts now. */
export function readCountingRules(): CountingRules {
  return toCountingRules(getEnv())
}
