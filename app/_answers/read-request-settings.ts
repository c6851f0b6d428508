import { getEnv } from '@/lib/env'
import type { RequestSettings } from '@/lib/query/request'
import { toRequestSettings } from '@/lib/query/request-settings'

/** What makes a question of this moment absolute. */
export function readRequestSettings(): RequestSettings {
  return toRequestSettings(getEnv(), new Date())
}
