'use client'

import { useMapping } from './mapping-context'
import { MeaningTable } from './meaning-table'

type Props = Readonly<{
  names: readonly Readonly<{ name: string; meaning: string | null; rows: number }>[]
}>

/** The events by name, and what each would mean. */
export function EventNames({ names }: Props) {
  const { mapping, change } = useMapping()
  return (
    <MeaningTable
      caption="Events by name, and what they mean"
      counted="Rows"
      types={names.map(({ name, meaning, rows }) => ({
        name,
        count: rows,
        meaning: mapping?.meanings[name] ?? meaning,
      }))}
      onChoose={(name, chosen) => change({ meanings: { ...mapping?.meanings, [name]: chosen } }, 'meanings')}
    />
  )
}
