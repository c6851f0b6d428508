'use client'

import { Button } from '@/components/ui/button'
import type { Condition, Match } from '@/lib/funnel/definition'
import type { BuilderFacts } from '../builder-facts'
import { ConditionFields } from './condition-fields'
import { TypeList } from './type-list'

type Props = Readonly<{
  match: Match
  facts: BuilderFacts
  onChange: (match: Match) => void
}>

const NEW: Condition = { property: '', op: 'is', values: [''] }

/** Which events: any of some types, where all conditions hold. */
export function MatchFields({ match, facts, onChange }: Props) {
  const { types, where = [] } = match
  const setWhere = (next: readonly Condition[]) =>
    onChange({ types, ...(next.length > 0 && { where: next }) })
  const toggle = (type: string) =>
    onChange({
      ...match,
      types: types.includes(type) ? types.filter((one) => one !== type) : [...types, type],
    })
  return (
    <div className="space-y-3">
      <TypeList types={facts.types} chosen={types} onToggle={toggle} />
      {where.map((condition, place) => (
        <ConditionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions are not moved
          key={place}
          name={`Condition ${place + 1}`}
          condition={condition}
          properties={facts.properties}
          onChange={(next) => setWhere(where.with(place, next))}
          onRemove={() => setWhere(where.toSpliced(place, 1))}
        />
      ))}
      <Button className="link text-sm" onClick={() => setWhere([...where, NEW])}>
        {where.length === 0 ? 'Only where…' : 'And where…'}
      </Button>
    </div>
  )
}
