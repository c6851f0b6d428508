'use client'

import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/choose/select'
import type { Condition, Match } from '@/lib/funnel/definition'
import { OPERATORS } from '@/lib/funnel/say-match'
import { type BuilderFacts, SMALL } from '../builder-facts'
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

type FieldsProps = Readonly<{
  name: string
  condition: Condition
  /** Those to offer; any other can be typed. */
  properties: readonly string[]
  onChange: (condition: Condition) => void
  onRemove: () => void
}>

const OPS = Object.entries(OPERATORS).map(([value, label]) => ({ value, label }))
const isOp = (text: string): text is Condition['op'] => Object.hasOwn(OPERATORS, text)

/** What a property must be. */
function ConditionFields({ name, condition, properties, onChange, onRemove }: FieldsProps) {
  const list = useId()
  const { property, op, values } = condition
  const isNumber = op === 'at-least' || op === 'at-most'
  return (
    <fieldset className="min-w-0 space-y-1.5">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-center gap-1">
        <input
          aria-label="Property"
          placeholder="property"
          list={list}
          value={property}
          maxLength={200}
          onChange={(event) => onChange({ ...condition, property: event.target.value })}
          className="control min-w-0 flex-1"
        />
        <datalist id={list}>
          {properties.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <Button aria-label={`Remove: ${name}`} className={SMALL} onClick={onRemove}>
          ×
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        <Select
          name="Must be"
          value={op}
          options={OPS}
          onChoose={(next) => isOp(next) && onChange({ ...condition, op: next })}
        />
        {values.map((value, place) => (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: values are not moved
            key={place}
            aria-label={place === 0 ? 'Value' : `Value ${place + 1}`}
            placeholder={op === 'matches' ? '/products/**' : 'value'}
            inputMode={isNumber ? 'decimal' : undefined}
            value={value}
            maxLength={2000}
            onChange={(event) => onChange({ ...condition, values: values.with(place, event.target.value) })}
            className="control w-24 min-w-0 flex-1"
          />
        ))}
        {!isNumber && (
          <Button
            className="link text-sm"
            onClick={() => onChange({ ...condition, values: [...values, ''] })}
          >
            or…
          </Button>
        )}
        {values.length > 1 && (
          <Button
            className="link text-sm"
            onClick={() => onChange({ ...condition, values: values.slice(0, -1) })}
          >
            fewer
          </Button>
        )}
      </div>
    </fieldset>
  )
}
