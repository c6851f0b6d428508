'use client'

import { Button } from '@/components/ui/button'
import type { Question } from '@/lib/ingest/shapes/question'
import { FieldSelect } from './field-select'
import type { ShownPath } from './fields'
import { useMapping } from './mapping-context'
import { ZoneInput } from './zone-input'

type Props = Readonly<{
  questions: readonly Question[]
  /** Those that have an answer; it can still be changed. */
  settled: readonly Question['code'][]
  zones: readonly string[]
  paths: readonly ShownPath[]
}>

/** What must be said before, each with what answers it. */
export function Questions({ questions, settled, zones, paths }: Props) {
  const { problem } = useMapping()
  if (questions.length === 0) return null
  return (
    <ul aria-label="To be said first" className="space-y-3">
      {questions.map((question) => (
        <li
          key={question.code}
          className={`grid items-start gap-x-6 gap-y-3 rounded-lg border px-4 py-3 sm:grid-cols-2 ${settled.includes(question.code) ? 'border-line bg-surface' : 'border-warn bg-warn-sunken'}`}
        >
          <p className="text-ink">{sayOnScreen(question)}</p>
          <div className="max-w-sm">
            <Answer question={question} zones={zones} paths={paths} />
            {problem && (
              <p role="alert" className="mt-1 text-bad text-sm">
                {problem}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** On the screen nobody writes a mapping. */
function sayOnScreen({ sentence }: Question): string {
  return sentence.replaceAll(': say in a mapping', ': say')
}

type AnswerProps = Omit<Props, 'questions' | 'settled'> & Readonly<{ question: Question }>

function Answer({ question, zones, paths }: AnswerProps) {
  const { mapping, change } = useMapping()
  switch (question.code) {
    case 'zone':
      return (
        <ZoneInput
          label="Zone of the times"
          zone={mapping?.time.zone ?? null}
          zones={zones}
          onChoose={(zone) => change({ time: { ...mapping?.time, zone } }, 'zone')}
        />
      )
    case 'time':
      return question.choices.length > 0 && mapping ? (
        <DayOrMonth />
      ) : (
        <FieldSelect
          label="Time"
          paths={paths}
          field={null}
          none={null}
          onChoose={(field) => field && change({ time: { field, format: 'iso' } }, 'time')}
        />
      )
    case 'user':
      return (
        <FieldSelect
          label="User or visitor"
          paths={paths}
          field={mapping?.user}
          none="choose one"
          onChoose={(user) => change({ user }, 'user')}
        />
      )
    case 'session':
      return <SessionChoice choices={question.choices} />
    case 'meanings':
      return <p className="text-ink-soft">Choose it in the list of events below.</p>
  }
}

function DayOrMonth() {
  const { mapping, change } = useMapping()
  const choose = (format: string) => change({ time: { ...mapping?.time, format } }, 'time')
  return (
    <div className="flex flex-wrap gap-2">
      <Button aria-pressed={mapping?.time.format === 'dmy'} onClick={() => choose('dmy')}>
        The day comes first
      </Button>
      <Button aria-pressed={mapping?.time.format === 'mdy'} onClick={() => choose('mdy')}>
        The month comes first
      </Button>
    </div>
  )
}

/** The field that seems to be of a session, as the question names it. */
function SessionChoice({ choices }: Readonly<{ choices: readonly string[] }>) {
  const { mapping, change } = useMapping()
  const named = choices
    .map((choice) => /^"session": "(.+)"$/.exec(choice)?.[1])
    .find((path) => path !== undefined)
  return (
    <div className="flex flex-wrap gap-2">
      <Button aria-pressed={mapping?.session === null} onClick={() => change({ session: null }, 'session')}>
        30 idle minutes end a session
      </Button>
      {named && (
        <Button
          aria-pressed={mapping?.session === named}
          onClick={() => change({ session: named }, 'session')}
        >
          Each {named} is one session
        </Button>
      )}
    </div>
  )
}
