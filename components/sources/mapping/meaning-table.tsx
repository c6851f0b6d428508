'use client'

import { ScrollBox } from '@/components/ui/scroll-box'
import { formatCount } from '@/lib/format/format-number'
import { MeaningSelect } from './meaning-select'

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
