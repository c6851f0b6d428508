'use client'

import { Problem } from '@/components/form/problem'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/choose/select'
import type { Exclusion } from '@/lib/funnel/definition'
import { setExclusions } from '@/lib/funnel/written/edit-funnel'
import { type PartOfBuilder, SMALL } from '../builder-facts'
import { AddType } from './add-type'
import { MatchFields } from './match-fields'

/** What ends an attempt where it happens before it is through. */
export function ExclusionList({ funnel, facts, onChange, problemOf }: PartOfBuilder) {
  const exclude = funnel.exclude ?? []
  const set = (next: readonly Exclusion[]) => onChange(setExclusions(funnel, next))
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="font-medium text-ink-soft text-sm">Left out</legend>
      <p className="text-muted text-xs">
        Whoever does one of these between the steps comes no further; what was reached stays.
      </p>
      {exclude.map((exclusion, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: exclusions are not moved
        <div key={place} className="space-y-3 rounded-md border border-line p-3">
          <div className="flex items-center justify-between gap-2">
            <BetweenFields
              exclusion={exclusion}
              funnel={funnel}
              onChange={(next) => set(exclude.with(place, next))}
            />
            <Button
              aria-label={`Remove: exclusion ${place + 1}`}
              className={SMALL}
              onClick={() => set(exclude.toSpliced(place, 1))}
            >
              ×
            </Button>
          </div>
          <MatchFields
            match={exclusion.match}
            facts={facts}
            onChange={(match) => set(exclude.with(place, { ...exclusion, match }))}
          />
          <Problem of={problemOf({ part: 'exclusion', place })} />
        </div>
      ))}
      <AddType
        label="Leave out an event"
        types={facts.types}
        onAdd={(type) => set([...exclude, { match: { types: [type] } }])}
      />
    </fieldset>
  )
}

type BetweenProps = Pick<PartOfBuilder, 'funnel'> &
  Readonly<{ exclusion: Exclusion; onChange: (exclusion: Exclusion) => void }>

/** Between which steps; without a choice between the first and the last. */
function BetweenFields({ exclusion: { match, between }, funnel, onChange }: BetweenProps) {
  const steps = funnel.steps.filter(({ optional, byOrder }) => !optional && !byOrder)
  const pairs = steps.flatMap((from, place) => steps.slice(place + 1).map((to) => ({ from, to })))
  const chosen =
    between && pairs.findIndex(({ from, to }) => from.key === between[0] && to.key === between[1])
  return (
    <Select
      name="Where it may not happen"
      value={chosen ?? ''}
      first="Anywhere in the attempt"
      options={pairs.map(({ from, to }, value) => ({
        value,
        label: `Between ${from.words.label} and ${to.words.label}`,
      }))}
      onChoose={(value) => {
        const pair = value === '' ? undefined : pairs[Number(value)]
        onChange(pair ? { match, between: [pair.from.key, pair.to.key] } : { match })
      }}
      className="min-w-0 max-w-full"
    />
  )
}
