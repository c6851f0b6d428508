import Link from 'next/link'
import { Highlighted } from '@/components/ui/highlighted'
import type { DictionaryEntry, EntryKind } from '@/lib/lineage/dictionary'

const KINDS: Readonly<Record<EntryKind, string>> = {
  step: 'Step',
  metric: 'Metric',
  report: 'Report',
  table: 'Table',
  column: 'Column',
}

type Props = Readonly<{
  entries: readonly DictionaryEntry[]
  /** What was looked for, in small letters. */
  words: readonly string[]
}>

/** Words and what they mean, with what was looked for marked in them. */
export function DictionaryList({ entries, words }: Props) {
  return (
    <dl aria-label="Words" className="divide-y divide-line rounded-lg border border-line bg-surface">
      {entries.map(({ kind, term, meaning, href }) => (
        <div
          key={`${kind} ${term}`}
          className="grid gap-x-6 gap-y-1 px-4 py-2.5 text-sm sm:grid-cols-[16rem_minmax(0,1fr)] sm:px-5"
        >
          <dt className="min-w-0 break-words">
            {href === null ? (
              <Highlighted text={term} words={words} />
            ) : (
              <Link className="link font-medium" href={href} prefetch={false}>
                <Highlighted text={term} words={words} />
              </Link>
            )}
            <span className="ml-2 text-muted text-xs">{KINDS[kind]}</span>
          </dt>
          <dd className="break-words text-ink-soft">
            <Highlighted text={meaning} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
