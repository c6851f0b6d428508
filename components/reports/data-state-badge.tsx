import Link from 'next/link'
import { Disclosure } from '@/components/ui/choose/disclosure'
import type { DataState, DataStateName } from '@/lib/models/data-state'
import { nameDataState, type TestedAt } from '@/lib/models/explain-data-state'

type Props = Readonly<{
  dataState: DataState
  /** When the oldest of the tests was tried; null where none was. */
  testedAt: TestedAt | null
  /** Where it is seen what these numbers are made from; null for whoever may not go there. */
  href: string | null
}>

const LOOKS: Readonly<Record<DataStateName, Readonly<{ sign: string; className: string }>>> = {
  passed: { sign: '✓', className: 'text-muted hover:bg-sunken hover:text-ink' },
  untested: { sign: '○', className: 'text-muted hover:bg-sunken hover:text-ink' },
  warned: { sign: '!', className: 'text-warn hover:bg-warn-sunken' },
  stale: { sign: '!', className: 'bg-warn-sunken font-medium text-warn' },
  failed: { sign: '!', className: 'bg-warn-sunken font-medium text-warn' },
}

/** How the data behind numbers stands and when it was tested, in a sign, and where something is wrong in words; what it opens says why. */
export function DataStateBadge({ dataState, testedAt, href }: Props) {
  const { sign, className } = LOOKS[dataState.state]
  const isQuiet = dataState.state === 'passed' || dataState.state === 'untested'
  const name = nameDataState(dataState)
  const label = (
    <span data-guard={dataState.state}>
      <span aria-hidden>{sign}</span>
      <span className={isQuiet ? 'sr-only' : undefined}>
        {' '}
        {name}
        {testedAt && <span className="font-normal"> · {testedAt.short}</span>}
      </span>
    </span>
  )
  return (
    <>
      <Disclosure
        shown={label}
        hidden={label}
        className={`flex min-h-7 items-center gap-1.5 rounded px-1.5 text-left text-sm ${className}`}
      >
        <div className="max-w-prose space-y-2 text-ink-soft text-sm print:hidden">
          <p>{explain(dataState, testedAt)}</p>
          {dataState.problems.length > 0 && (
            <ul className="list-disc space-y-1 pl-5">
              {dataState.problems.map((problem) => (
                <li key={problem} className="break-words">
                  {problem}
                </li>
              ))}
            </ul>
          )}
          {href !== null && (
            <Link className="link" href={href} prefetch={false}>
              What these numbers are made from
            </Link>
          )}
        </div>
      </Disclosure>
      <OnPaper dataState={dataState} testedAt={testedAt} />
    </>
  )
}

/** Paper has no buttons, and does not grow fresher: it says the day, and what is wrong. */
function OnPaper({ dataState, testedAt }: Omit<Props, 'href'>) {
  const tested = testedAt ? `, tested on ${testedAt.long}` : ''
  return (
    <p className="hidden w-full px-1.5 text-muted text-xs print:block">
      {nameDataState(dataState)}
      {tested}. {dataState.problems.join(' ')}
    </p>
  )
}

function explain({ state, tests }: DataState, testedAt: TestedAt | null): string {
  if (testedAt === null) return 'The data behind these numbers was not tested yet; the pipeline does that.'
  const tried = `${tests} data tests stand behind these numbers. They were tried on ${testedAt.long}.`
  if (state === 'failed') return `${tried} What they found may have made these numbers wrong:`
  if (state === 'stale') return `${tried} The numbers may be behind:`
  return state === 'warned' ? `${tried} None failed; odd is:` : `${tried} All passed.`
}
