'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import { formatName } from '@/lib/format/format-name'
import { type Filter, filterOf, withCondition, writeFilter } from '@/lib/query/filter'
import { useReportFilters } from './use-report-filters'

/** What can be narrowed by, as questions name it, and its values; null is what is not known. */
type Filterable = Readonly<{ name: string; values: readonly (string | null)[] }>

type Props = Readonly<{ where: string | null; attributes: readonly Filterable[] }>

/** What sessions must be like: the conditions in the address, each to take away, and one more to add. */
export function FilterPicker({ where, attributes }: Props) {
  const [, setFilters] = useReportFilters()
  const filter = filterOf(where ?? undefined)
  const change = (to: Filter) => setFilters({ where: to.length === 0 ? null : writeFilter(to) })
  return (
    <Popover
      name="Filter"
      label={<span className="max-w-60 truncate">{where === null ? 'All sessions' : formatName(where)}</span>}
    >
      {(close) => (
        <div className="space-y-3 p-1.5">
          {filter.length > 0 && (
            <ul className="space-y-1 text-sm">
              {filter.map((condition) => {
                const text = formatName(writeFilter([condition]))
                return (
                  <li key={text} className="flex items-center justify-between gap-3">
                    <span className="min-w-0 break-words">{text}</span>
                    <Button
                      className="link"
                      aria-label={`Take away ${text}`}
                      onClick={() => {
                        close()
                        change(filter.filter((one) => one !== condition))
                      }}
                    >
                      Take away
                    </Button>
                  </li>
                )
              })}
            </ul>
          )}
          <AddCondition
            attributes={attributes}
            onAdd={(added) => {
              close()
              change(withCondition(filter, added))
            }}
          />
        </div>
      )}
    </Popover>
  )
}

type AddProps = Readonly<{ attributes: readonly Filterable[]; onAdd: (added: Filter[number]) => void }>

function AddCondition({ attributes, onAdd }: AddProps) {
  const [name, setName] = useState(attributes[0]?.name ?? '')
  const [isNot, setIsNot] = useState(false)
  const [chosen, setChosen] = useState<readonly (string | null)[]>([])
  const values = attributes.find((one) => one.name === name)?.values ?? []
  const toggle = (value: string | null) =>
    setChosen(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <div className="space-y-2">
      <div className="flex gap-2">
        <Select
          name="Attribute"
          value={name}
          options={attributes.map((one) => ({ value: one.name, label: formatName(one.name) }))}
          onChoose={(to) => {
            setName(to)
            setChosen([])
          }}
          className="max-w-36"
        />
        <Select
          name="Is or is not"
          value={isNot ? 'not' : 'is'}
          options={[
            { value: 'is', label: 'is' },
            { value: 'not', label: 'is not' },
          ]}
          onChoose={(to) => setIsNot(to === 'not')}
        />
      </div>
      <ul aria-label="Values" className="max-h-60 overflow-y-auto text-sm">
        {values.map((value) => (
          <li key={value === null ? 'unknown' : `is ${value}`}>
            <label className="flex items-center gap-2 py-1">
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
              <span className={`min-w-0 break-words ${value === null ? 'text-muted' : ''}`}>
                {value === null ? 'Not known' : formatName(value)}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Button
        className="control"
        disabled={chosen.length === 0}
        onClick={() => onAdd({ name, isNot, values: chosen })}
      >
        Narrow to these
      </Button>
    </div>
  )
}
