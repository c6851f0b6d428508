'use client'

import { Select } from '@/components/ui/choose/select'
import { capitalise } from '@/lib/format/capitalise'
import { MEANINGS } from '@/lib/funnel/meanings'

const OPTIONS = MEANINGS.map(({ name, label }) => ({ value: name, label: capitalise(label) }))

/** What nobody spoke of means as little as what is said to. */
const NOTHING_MEANT = 'other'

type Props = Readonly<{ of: string; meaning: string | null; onChoose: (meaning: string) => void }>

/** What events of a name mean. */
export function MeaningSelect({ of, meaning, onChoose }: Props) {
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
