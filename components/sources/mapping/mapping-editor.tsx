'use client'

import { useState } from 'react'
import { Choice, TextInput } from '@/components/form/inputs'
import { Problem } from '@/components/form/problem'
import { AttributeFields } from './attribute-fields'
import { FieldSelect } from './field-select'
import type { ShownPath } from './fields'
import { useMapping } from './mapping-context'
import { MappingJson } from './mapping-json'
import { ProductFields, type ShownList } from './product-fields'
import { ZoneInput } from './zone-input'

const FORMATS = [
  { value: 'iso', label: '2026-12-31T23:59:00 (ISO)' },
  { value: 'dmy', label: '31.12.2026 23:59' },
  { value: 'mdy', label: '12/31/2026 23:59' },
  { value: 'epoch_s', label: 'seconds since 1970' },
  { value: 'epoch_ms', label: 'milliseconds since 1970' },
  { value: 'epoch_us', label: 'microseconds since 1970' },
] as const

const DECIMALS = [
  { value: '.', label: '1234.50' },
  { value: ',', label: '1234,50' },
] as const

/** Fields of one value, with what stands for none. */
const ROLES = [
  { role: 'user', label: 'User', none: 'nobody is named' },
  { role: 'anonymous', label: 'Anonymous id', none: 'not there' },
  { role: 'session', label: 'Session', none: '30 idle minutes end it' },
  { role: 'id', label: 'Id of the event', none: 'made of what the row says' },
  { role: 'name', label: 'Name of the event', none: 'not there' },
  { role: 'url', label: 'Address of the page', none: 'not there' },
  { role: 'order', label: 'Order', none: 'not there' },
  { role: 'value', label: 'Value of the order', none: 'not there' },
  { role: 'currency', label: 'Currency', none: 'not there' },
] as const

type Props = Readonly<{
  paths: readonly ShownPath[]
  lists: readonly ShownList[]
  zones: readonly string[]
}>

/** Which field is what; every choice shows another preview. */
export function MappingEditor({ paths, lists, zones }: Props) {
  const { mapping, change, problem } = useMapping()
  if (!mapping) return null
  const { time } = mapping
  const ofTime = (part: object) => change({ time: { ...time, ...part } })
  return (
    <div className="space-y-6">
      <Problem of={problem} />
      <div className="grid gap-x-4 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <FieldSelect
          label="Time"
          paths={paths}
          field={time.field}
          none={null}
          onChoose={(field) => field && ofTime({ field })}
        />
        <Choice
          label="Written as"
          problem={null}
          value={time.format}
          options={FORMATS}
          onType={(format) => ofTime({ format })}
        />
        <ZoneInput
          key={`zone ${time.zone}`}
          label="Zone of times without one"
          zone={time.zone}
          zones={zones}
          onChoose={(zone) => ofTime({ zone })}
        />
        {ROLES.map(({ role, label, none }) => (
          <FieldSelect
            key={role}
            label={label}
            paths={paths}
            field={mapping[role]}
            none={none}
            onChoose={(field) => change({ [role]: field })}
          />
        ))}
        <FixedCurrency key={`currency ${mapping.fixedCurrency}`} />
        <Choice
          label="Decimals"
          problem={null}
          value={mapping.decimal}
          options={DECIMALS}
          onType={(decimal) => change({ decimal })}
        />
      </div>
      <ProductFields paths={paths} lists={lists} />
      <AttributeFields paths={paths} />
      <MappingJson key={`json ${JSON.stringify(mapping)}`} />
    </div>
  )
}

/** Sent when the reader leaves the field. */
function FixedCurrency() {
  const { mapping, change } = useMapping()
  const [typed, setTyped] = useState(mapping?.fixedCurrency ?? '')
  return (
    <TextInput
      label="Currency where no field says it"
      problem={null}
      placeholder="as in EUR"
      maxLength={3}
      value={typed}
      onType={(text) => setTyped(text.toUpperCase())}
      onBlur={() => {
        const currency = typed.trim() || null
        if (currency !== mapping?.fixedCurrency) change({ fixedCurrency: currency })
      }}
    />
  )
}
