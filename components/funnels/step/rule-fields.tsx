'use client'

import { useState } from 'react'
import { ChoiceOfFew } from '@/components/form/inputs'
import { Problem } from '@/components/form/problem'
import { Disclosure } from '@/components/ui/choose/disclosure'
import { Select } from '@/components/ui/choose/select'
import type { Funnel, Within } from '@/lib/funnel/definition'
import { sayRules } from '@/lib/funnel/say-funnel'
import type { PartOfBuilder } from '../builder-facts'
import { ExclusionList } from './exclusion-list'

const ORDERS = [
  { value: 'ordered', label: 'In order', says: 'Each step after the one before; anything may come between.' },
  { value: 'any', label: 'In any order', says: 'All of them, whichever came first.' },
  { value: 'strict', label: 'In order, nothing between', says: 'Each step is the very next event.' },
] as const

const SPANS = [
  { value: 'session', label: 'Within a session', says: 'Everything happens in one visit.' },
  {
    value: 'window',
    label: 'Within a time',
    says: 'From the first step on, over as many visits as it takes.',
  },
] as const

const PERS = [
  { value: 'shop', label: 'Of the shop', says: 'Whatever product a step is about.' },
  {
    value: 'product',
    label: 'For the same product',
    says: 'Every step is about one product; each is counted by itself.',
  },
] as const

const pick = <T extends string>(
  options: readonly Readonly<{ value: T }>[],
  value: string,
  then: (one: T) => void,
) => {
  const found = options.find((one) => one.value === value)
  if (found) then(found.value)
}

/** How steps belong together: said in a line, and opened to change it. */
export function RuleFields(part: PartOfBuilder) {
  const { funnel, onChange, problemOf } = part
  const change = (more: Partial<Funnel>) => onChange({ ...funnel, ...more })
  return (
    <div className="rounded-lg border border-line">
      <p className="px-3 pt-2.5 text-sm">{sayRules(funnel)}.</p>
      <div className="px-1.5 pb-1">
        <Disclosure shown="Done" hidden="Change">
          <div className="space-y-4 pb-1">
            <ChoiceOfFew
              legend="Order"
              value={funnel.order}
              options={ORDERS}
              onType={(value) => pick(ORDERS, value, (order) => change({ order }))}
            />
            <ChoiceOfFew
              legend="How long an attempt lasts"
              value={funnel.within === 'session' ? 'session' : 'window'}
              options={SPANS}
              onType={(value) =>
                change({ within: value === 'session' ? 'session' : { seconds: 7 * 86_400 } })
              }
            />
            {funnel.within !== 'session' && (
              <WindowFields seconds={funnel.within.seconds} onChange={(within) => change({ within })} />
            )}
            <ChoiceOfFew
              legend="What is counted"
              value={funnel.per}
              options={PERS}
              onType={(value) => pick(PERS, value, (per) => change({ per }))}
            />
            <ExclusionList {...part} />
          </div>
        </Disclosure>
      </div>
      <div className="px-3 empty:hidden [&>p]:pb-2">
        <Problem of={problemOf({ part: 'window' }) ?? problemOf({ part: 'rates' })} />
      </div>
    </div>
  )
}

const UNITS = [
  { value: 60, label: 'minutes' },
  { value: 3_600, label: 'hours' },
  { value: 86_400, label: 'days' },
] as const

function WindowFields({
  seconds,
  onChange,
}: Readonly<{ seconds: number; onChange: (within: Within) => void }>) {
  const [unit, setUnit] = useState<number>(
    () => UNITS.findLast(({ value }) => seconds % value === 0)?.value ?? 60,
  )
  return (
    <div className="flex items-center gap-2 pl-6">
      <input
        type="number"
        aria-label="How long"
        min={1}
        value={seconds === 0 ? '' : seconds / unit}
        onChange={(event) => onChange({ seconds: Math.round(Number(event.target.value) * unit) })}
        className="control w-20"
      />
      <Select
        name="Unit of time"
        value={unit}
        options={UNITS}
        onChoose={(value) => {
          setUnit(Number(value))
          onChange({ seconds: Math.round(seconds / unit) * Number(value) })
        }}
      />
      <span className="text-muted text-xs">of the first step, at most 90 days</span>
    </div>
  )
}
