import Link from 'next/link'
import { Fragment } from 'react'
import { splitByWords } from '@/lib/format/split-by-words'
import type { DictionaryEntry, EntryKind } from '@/lib/lineage/dictionary'

/** What an entry is called by its kind, and what all of them are. */
export const KINDS: Readonly<Record<EntryKind, Readonly<{ one: string; all: string }>>> = {
  step: { one: 'Step', all: 'Steps' },
  metric: { one: 'Metric', all: 'Metrics' },
  report: { one: 'Report', all: 'Reports' },
  table: { one: 'Table', all: 'Tables' },
  column: { one: 'Column', all: 'Columns' },
}

type Props = Readonly<{
  label: string
  entries: readonly DictionaryEntry[]
  /** What was looked for, in small letters; null for entries that stand under a heading of their kind. */
  words: readonly string[] | null
}>

/** Words and what they mean; where some were looked for, of which kind they are and what was found in them. */
export function DictionaryList({ label, entries, words }: Props) {
  return (
    <dl aria-label={label} className="divide-y divide-line rounded-lg border border-line bg-surface">
      {entries.map(({ kind, term, meaning, href }) => (
        <div
          key={`${kind} ${term}`}
          className="grid gap-x-6 gap-y-1 px-4 py-2.5 text-sm sm:grid-cols-[19rem_minmax(0,1fr)] sm:px-5"
        >
          <dt className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <Link className="link min-w-0 break-words font-medium" href={href} prefetch={false}>
              <Highlighted text={term} words={words ?? []} />
            </Link>
            {words && <span className="whitespace-nowrap text-muted text-xs">{KINDS[kind].one}</span>}
          </dt>
          <dd className="break-words text-ink-soft">
            <Highlighted text={meaning} words={words ?? []} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A text in which some words, in small letters, are marked wherever they stand. */
function Highlighted({ text, words }: Readonly<{ text: string; words: readonly string[] }>) {
  return splitByWords(text, words).map(({ part, isFound }, index) =>
    isFound ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts are not moved
      <mark key={index} className="rounded-sm bg-accent-soft text-inherit">
        {part}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts are not moved
      <Fragment key={index}>{part}</Fragment>
    ),
  )
}
