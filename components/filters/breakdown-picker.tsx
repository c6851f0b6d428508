'use client'

import { Select } from '@/components/ui/choose/select'
import { formatName } from '@/lib/format/format-name'
import { useReportFilters } from './use-report-filters'

type Props = Readonly<{ names: readonly string[]; chosen: readonly string[] }>

/** By what the whole is broken down: one name, and a second for a grid. */
export function BreakdownPicker({ names, chosen: [first = '', second = ''] }: Props) {
  const [, setFilters] = useReportFilters()
  const options = [...new Set([...names, first])].map((value) => ({ value, label: formatName(value) }))
  const choose = (...to: readonly string[]) =>
    setFilters({ breakdown: [...new Set(to)].filter((name) => name !== '').join(', ') })
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        name="Break down by"
        value={first}
        options={options}
        onChoose={(to) => choose(to, second)}
        className="max-w-44"
      />
      <Select
        name="And by"
        value={second}
        first="alone"
        options={options.filter(({ value }) => value !== first)}
        onChoose={(to) => choose(first, to)}
        className="max-w-44"
      />
    </div>
  )
}
