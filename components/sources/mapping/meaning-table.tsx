'use client'

import { Select } from '@/components/ui/choose/select'
import { ScrollBox } from '@/components/ui/scroll-box'
import { capitalise } from '@/lib/format/capitalise'
import { formatCount } from '@/lib/format/format-number'
import { MEANINGS } from '@/lib/funnel/meanings'

type Props = Readonly<{
  caption: string
  /** What is counted of each name. */
  counted: string
  types: readonly Readonly<{ name: string; count: number; meaning: string | null }>[]
  onChoose: (name: string, meaning: string) => void
}>

/** Names of events, how many there are of each, and what each means. */
export function MeaningTable({ caption, counted, types, onChoose }: Props) {
  return (
    <ScrollBox label={caption} className="max-h-[28rem] overflow-y-auto rounded-lg border border-line">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-line border-b bg-sunken text-left text-muted">
            <th scope="col" className="px-3 py-1.5 font-medium">
              Event
            </th>
            <th scope="col" className="px-3 py-1.5 text-right font-medium">
              {counted}
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Means
            </th>
          </tr>
        </thead>
        <tbody>
          {types.map(({ name, count, meaning }) => (
            <tr key={name} className="border-line border-b last:border-0">
              <th scope="row" className="min-w-36 px-3 py-1.5 text-left font-medium [overflow-wrap:anywhere]">
                {name}
              </th>
              <td className="px-3 py-1.5 text-right tabular-nums">{formatCount(count)}</td>
              <td className="px-3 py-1.5">
                <MeaningSelect of={name} meaning={meaning} onChoose={(chosen) => onChoose(name, chosen)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const OPTIONS = MEANINGS.map(({ name, label }) => ({ value: name, label: capitalise(label) }))

/** What nobody spoke of means as little as what is said to. */
const NOTHING_MEANT = 'other'

type SelectProps = Readonly<{ of: string; meaning: string | null; onChoose: (meaning: string) => void }>

/** What events of a name mean. */
function MeaningSelect({ of, meaning, onChoose }: SelectProps) {
  return (
    <Select
      name={`What ${of} means`}
      value={meaning ?? NOTHING_MEANT}
      options={OPTIONS}
      onChoose={onChoose}
      className={`w-full min-w-32 max-w-64 ${(meaning ?? NOTHING_MEANT) === NOTHING_MEANT ? 'text-muted' : ''}`}
    />
  )
}
