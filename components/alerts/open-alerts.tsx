import Link from 'next/link'
import { SEVERITIES, type Severity } from '@/lib/forms/alert'
import type { OpenAlert } from '@/lib/store/runs/alerts'

type Props = Readonly<{
  alerts: readonly OpenAlert[]
  /** When all was last looked at; null: never. */
  judgedAt: Date | null
  /** A moment for eyes. */
  say: (moment: Date) => string
}>

const TONES: Readonly<Record<Severity, string>> = { problem: 'text-bad', warning: 'text-ink-soft' }

/** What is wrong now, since when, and whether it was told. */
export function OpenAlerts({ alerts, judgedAt, say }: Props) {
  const looked = judgedAt === null ? 'Nothing was looked at yet.' : `Last looked at on ${say(judgedAt)}.`
  if (alerts.length === 0)
    return <p className="text-muted">{judgedAt === null ? looked : `Nothing is wrong. ${looked}`}</p>
  return (
    <>
      <ul aria-label="Open alerts" className="divide-y divide-line rounded-lg border border-line">
        {alerts.map(({ key, severity, title, detail, path, since, toldAt }) => (
          <li key={key} className="space-y-1 px-4 py-3 sm:px-5">
            <p className="break-words font-medium">
              <span className={TONES[severity]}>{SEVERITIES[severity].label}:</span>{' '}
              <Link href={path} className="link">
                {title}
              </Link>
            </p>
            <p className="break-words text-ink-soft">{detail}</p>
            <p className="text-muted text-sm">
              Since {say(since)} · {toldAt === null ? 'not told yet' : `told on ${say(toldAt)}`}
            </p>
          </li>
        ))}
      </ul>
      <p className="text-muted text-sm">{looked}</p>
    </>
  )
}
