import type { AlertEnv } from '@/lib/alert-env'
import type { AlertSettings } from '@/lib/alerts/alert-settings'

const TEN_YEARS_MS = 3_652 * 86_400_000

/** Alerts that may reach this machine, and go where a test says. */
export function toAlertSettings(
  alerts: Partial<AlertEnv> = {},
  more: Partial<Omit<AlertSettings, 'alerts'>> = {},
): AlertSettings {
  return {
    timeZone: 'UTC',
    fiscalMonth: 1,
    smallestChange: 0.01,
    conversionHours: 24,
    staleAfterMs: TEN_YEARS_MS,
    ...more,
    alerts: {
      slack: null,
      webhook: null,
      email: null,
      quietHours: null,
      allowPrivate: true,
      publicUrl: 'https://funnel.example',
      ...alerts,
    },
  }
}
