import { getEnv } from '@/lib/env'
import { type RequestSettings, toRequestSettings } from '@/lib/query/request/request'

/** What makes a question of this moment absolute. */
export function readRequestSettings(): RequestSettings {
  return toRequestSettings(getEnv(), new Date())
}
