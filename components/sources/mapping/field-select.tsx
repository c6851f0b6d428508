'use client'

import { Choice } from '@/components/form/inputs'
import type { MappingField } from '@/lib/ingest/shapes/mapping'
import { parseOptionValue, type ShownPath, toFieldOptions, toOptionValue } from './fields'

type Props = Readonly<{
  label: string
  hint?: string
  paths: readonly ShownPath[]
  field: MappingField | null | undefined
  /** What it says where no field is chosen; null where one must be. */
  none?: string | null
  onChoose: (field: MappingField | null) => void
}>

/** Which field holds something. */
export function FieldSelect({ label, hint, paths, field, none, onChoose }: Props) {
  return (
    <Choice
      label={label}
      hint={hint}
      problem={null}
      value={toOptionValue(field)}
      options={toFieldOptions(paths, field, none)}
      onType={(value) => onChoose(parseOptionValue(value))}
    />
  )
}
