import Link from 'next/link'
import { formatList } from '@/lib/format/format-list'
import type { Template } from '@/lib/funnel/written/templates'
import { toWrittenFunnel } from '@/lib/funnel/written/write-funnel'

/** Funnels to begin with; of one that this shop has no events for, what is missing. */
export function TemplateList({ templates }: Readonly<{ templates: readonly Template[] }>) {
  return (
    <ul aria-label="Templates" className="grid gap-3 sm:grid-cols-2">
      {templates.map(({ name, says, funnel, missing }) => (
        <li key={name} className="rounded-lg border border-line p-4">
          {funnel ? (
            <Link
              prefetch={false}
              href={`/funnels/new?funnel=${encodeURIComponent(JSON.stringify(toWrittenFunnel(funnel)))}`}
              className="font-semibold hover:text-accent hover:underline hover:underline-offset-3"
            >
              {name}
            </Link>
          ) : (
            <p className="font-semibold text-muted">{name}</p>
          )}
          <p className="text-ink-soft text-sm">{says}</p>
          {funnel && (
            <p className="mt-1 break-words text-muted text-sm">
              {funnel.steps.map(({ words }) => words.label).join(' → ')}
            </p>
          )}
          {missing.length > 0 && (
            <p className="mt-1 text-muted text-sm">
              {funnel ? 'Without' : 'Not possible here: no events for'} “
              {formatList(missing.map((label) => label.toLowerCase()))}”
              {funnel && ', for which there are no events'}.
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
