'use client'

import { useState } from 'react'
import { formatInterval } from '@/components/reports/format-interval'
import { Select } from '@/components/ui/choose/select'
import { DataTable } from '@/components/ui/data-table'
import { toCounting } from '@/lib/format/counting'
import { formatShare, NOTHING } from '@/lib/format/format-number'
import type { AttemptsAnswer } from '@/lib/reports/attempts/attempts-answer'
import { ratio } from '@/lib/stats/ratio'
import { wilson } from '@/lib/stats/wilson'
import { useAnswer } from './use-answer'

type Props = Readonly<{
  search: string
  /** What attempts can be told apart by. */
  attributes: readonly string[]
}>

/** The same by what is known of the entry: parts that add up to the whole, what is not known last. */
export function AnswerParts({ search, attributes }: Props) {
  const [chosen, setChosen] = useState('')
  const by = attributes.includes(chosen) ? chosen : ''
  const { answer, isOld, problem } = useAnswer(by ? `${search}&part=${encodeURIComponent(by)}` : null)
  if (attributes.length === 0) return null
  return (
    <section aria-labelledby="in-parts" className="space-y-3 border-line border-t pt-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="in-parts" className="font-semibold text-base">
          In parts
        </h2>
        <Select
          name="In parts by"
          value={by}
          first="By nothing"
          options={attributes.map((value) => ({ value, label: `By ${value}` }))}
          onChoose={setChosen}
        />
      </div>
      {by && !isOld && answer && <PartsTable by={by} answer={answer} />}
      {by && (problem || isOld || !answer) && <p className="text-muted text-sm">{problem ?? 'Counting…'}</p>}
    </section>
  )
}

function PartsTable({ by, answer }: Readonly<{ by: string; answer: AttemptsAnswer }>) {
  const { oneIn, say } = toCounting(answer.oneIn)
  const parts = answer.parts.map(({ part, steps }) => ({
    label: part ?? 'not known',
    isKnown: part !== null,
    entries: steps[0]?.attempts ?? 0,
    through: steps.at(-1)?.attempts ?? 0,
  }))
  const sum = (of: 'entries' | 'through') => parts.reduce((total, part) => total + part[of], 0)
  const sorted = parts.toSorted(
    (one, other) => Number(other.isKnown) - Number(one.isKnown) || other.entries - one.entries,
  )
  const all = { label: 'All', isKnown: true, entries: sum('entries'), through: sum('through') }
  return (
    <>
      <DataTable
        caption={`In parts by ${by}`}
        rows={[...sorted, all]}
        columns={[
          [by, ({ label }) => <span className="block max-w-56 truncate">{label}</span>],
          ['Entries', ({ entries }) => say(entries)],
          ['All the way', ({ through }) => say(through)],
          ['Rate', ({ entries, through }) => formatShare(ratio(through, entries))],
          ['95 %', ({ entries, through }) => formatInterval(wilson(through, entries)) || NOTHING],
        ]}
      />
      {oneIn > 1 && <p className="text-muted text-sm">About, from one user in {oneIn}: counting all…</p>}
    </>
  )
}
