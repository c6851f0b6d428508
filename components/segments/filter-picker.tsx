'use client'

import { useQueryState } from 'nuqs'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Popover } from '@/components/ui/choose/popover'
import { Select } from '@/components/ui/choose/select'
import { CheckIcon } from '@/components/ui/icons'
import { formatName } from '@/lib/format/format-name'
import { type Filter, filterOf, withCondition, writeFilter } from '@/lib/query/filter'
import { useReportFilters } from '../filters/use-report-filters'
import { type NamedFilter, SaveSegment, type SegmentActions } from './save-segment'

/** What can be narrowed by, as questions name it, and its values; null is what is not known. */
type Filterable = Readonly<{ name: string; values: readonly (string | null)[] }>

type Props = Readonly<{
  /** The parameter that it writes, and what its button says where nothing is chosen. */
  of: 'where' | 'against'
  name: string
  none: string
  filter: string | null
  attributes: readonly Filterable[]
  segments: readonly NamedFilter[]
  /** Null for readers, who save nothing. */
  actions: SegmentActions | null
  /** More that can be chosen. */
  children?: ReactNode
}>

/** What sessions must be like: a segment, or conditions, each to take away, and one more to add; to be saved as a segment. */
export function FilterPicker({
  of,
  name,
  none,
  filter: text,
  attributes,
  segments,
  actions,
  children,
}: Props) {
  const [, setFilters] = useReportFilters()
  // Whose filter was chosen before it was changed. It says nothing of what is asked.
  const [begun, setBegun] = useQueryState(`${of}_segment`)
  const filter = filterOf(text ?? undefined)
  const chosen = segments.find((segment) => segment.filter === text)
  const segment = chosen ?? segments.find(({ id }) => id === begun) ?? null
  const change = (to: Filter) => {
    setFilters({ [of]: to.length === 0 ? null : writeFilter(to) })
    void setBegun(to.length === 0 ? null : (segment?.id ?? null))
  }
  return (
    <SaveSegment filter={text} segment={segment} isSaved={chosen !== undefined} actions={actions}>
      {(save) => (
        <Popover
          name={name}
          label={
            <span className="max-w-60 truncate">
              {chosen ? formatName(chosen.name) : text === null ? none : formatName(text)}
            </span>
          }
        >
          {(close) => (
            <div className="max-h-[70vh] space-y-3 overflow-y-auto p-1.5">
              {children}
              <SegmentChoices
                segments={segments}
                chosen={chosen ?? null}
                onChoose={(to) => {
                  close()
                  setFilters({ [of]: to })
                  void setBegun(null)
                }}
              />
              {filter.length > 0 && (
                <ul aria-label="Conditions" className="space-y-1 text-sm">
                  {filter.map((condition) => {
                    const said = formatName(writeFilter([condition]))
                    return (
                      <li key={said} className="flex items-center justify-between gap-3">
                        <span className="min-w-0 break-words">{said}</span>
                        <Button
                          className="link"
                          aria-label={`Take away ${said}`}
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
              {save(close)}
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
      )}
    </SaveSegment>
  )
}

type ChoicesProps = Readonly<{
  segments: readonly NamedFilter[]
  chosen: NamedFilter | null
  onChoose: (filter: string | null) => void
}>

/** Each is chosen with one click, and left with another. */
function SegmentChoices({ segments, chosen, onChoose }: ChoicesProps) {
  if (segments.length === 0) return null
  return (
    <ul aria-label="Segments" className="max-h-48 overflow-y-auto border-line border-b pb-2">
      {segments.map((segment) => (
        <li key={segment.id}>
          <Button
            className="flex min-h-8 w-full items-center justify-between gap-2 rounded px-1.5 py-1 text-left text-sm hover:bg-sunken"
            aria-pressed={segment === chosen}
            title={formatName(segment.filter)}
            onClick={() => onChoose(segment === chosen ? null : segment.filter)}
          >
            <span className="min-w-0 break-words">{formatName(segment.name)}</span>
            {segment === chosen && <CheckIcon />}
          </Button>
        </li>
      ))}
    </ul>
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
