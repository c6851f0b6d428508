import Link from 'next/link'

/** What a report was after a change, in words. */
export type VersionLine = Readonly<{
  number: number
  author: string
  /** When it was made. */
  made: string
  /** What changed by it, a sentence each. */
  changes: readonly string[]
}>

type Props = Readonly<{
  path: string
  /** Newest first. */
  versions: readonly VersionLine[]
  /** The one that is looked at. */
  shown: number
}>

const AT_ONCE = 5

/** All that a report ever was; each can be read again. */
export function VersionList({ path, versions, shown }: Props) {
  const older = versions.slice(AT_ONCE)
  return (
    <section aria-labelledby="versions" className="border-line border-t py-10 print:hidden">
      <h2 id="versions" className="mb-4 scroll-mt-6 font-semibold text-xl tracking-tight">
        Versions
      </h2>
      <Lines path={path} versions={versions.slice(0, AT_ONCE)} shown={shown} newest={versions[0]?.number} />
      {older.length > 0 && (
        <details className="mt-4">
          <summary className="link w-fit">{older.length} older</summary>
          <div className="mt-4">
            <Lines path={path} versions={older} shown={shown} newest={versions[0]?.number} />
          </div>
        </details>
      )}
    </section>
  )
}

function Lines({ path, versions, shown, newest }: Props & { newest: number | undefined }) {
  return (
    <ol reversed aria-label="Versions" className="max-w-3xl space-y-4">
      {versions.map(({ number, author, made, changes }) => (
        <li key={number} className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
          <div className="text-muted text-sm">
            <Link
              href={number === newest ? path : `${path}?version=${number}`}
              aria-current={number === shown ? 'true' : undefined}
              className="link block w-fit aria-[current=true]:text-ink aria-[current=true]:no-underline"
            >
              Version {number}
              {number === newest && ', the newest'}
              {number === shown && ', shown here'}
            </Link>
            {made}
            <br />
            {author}
          </div>
          <ul className="min-w-0 space-y-0.5 text-ink-soft">
            {changes.map((sentence) => (
              <li key={sentence} className="break-words">
                {sentence}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
