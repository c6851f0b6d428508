import Link from 'next/link'
import { SEVERITIES, type Severity } from '@/lib/forms/alert'

/** An alert with its moments as they are read. */
type Line = Readonly<{
  key: string
  severity: Severity
  title: string
  detail: string
  path: string
  since: string
  told: string | null
}>

type Props = Readonly<{
  alerts: readonly Line[]
  /** When all was last looked at; null: never. */
  judged: string | null
}>

const TONES: Readonly<Record<Severity, string>> = { problem: 'text-bad', warning: 'text-ink-soft' }

/** What is wrong now, since when, and whether it was told. */
export function OpenAlerts({ alerts, judged }: Props) {
  const looked = judged === null ? 'Nothing was looked at yet.' : `Last looked at on ${judged}.`
  if (alerts.length === 0)
    return <p className="text-muted">{judged === null ? looked : `Nothing is wrong. ${looked}`}</p>
  return (
    <>
      <ul aria-label="Open alerts" className="divide-y divide-line rounded-lg border border-line">
        {alerts.map(({ key, severity, title, detail, path, since, told }) => (
          <li key={key} className="space-y-1 px-4 py-3 sm:px-5">
            <p className="break-words font-medium">
              <span className={TONES[severity]}>{SEVERITIES[severity].label}:</span>{' '}
              <Link href={path} className="link">
                {title}
              </Link>
            </p>
            <p className="break-words text-ink-soft">{detail}</p>
            <p className="text-muted text-sm">
              Since {since} · {told === null ? 'not told yet' : `told on ${told}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="text-muted text-sm">{looked}</p>
    </>
  )
}
