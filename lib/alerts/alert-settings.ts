import type { Env } from '@/lib/env'

/** The settings with which alerts are judged and sent. */
export type AlertSettings = Pick<
  Env,
  'timeZone' | 'fiscalMonth' | 'smallestChange' | 'conversionHours' | 'alerts'
> &
  Readonly<{
    /** How long ago the last run of the pipeline may have ended. */
    staleAfterMs: number
  }>
