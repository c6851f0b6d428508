import type { MappingField } from '@/lib/ingest/shapes/mapping'

/** A path of the sample, and what stands there in one of its records. */
export type ShownPath = Readonly<{ path: string; example: string }>

export type FieldOption = Readonly<{ value: string; label: string }>

const LONGEST_EXAMPLE = 28

/** A field as the value of a select; none is empty. */
export function toOptionValue(field: MappingField | null | undefined): string {
  return field == null ? '' : JSON.stringify(field)
}

/** The field that a value of a select means. */
export function parseOptionValue(value: string): MappingField | null {
  return value === '' ? null : (JSON.parse(value) as MappingField)
}

/** What a select of fields offers: nothing (unless there must be one), each path with an example, and what is mapped now. */
export function toFieldOptions(
  paths: readonly ShownPath[],
  current: MappingField | null | undefined,
  none: string | null = 'not there',
): readonly FieldOption[] {
  const options = paths.map(({ path, example }) => ({
    value: toOptionValue(path),
    label: example === '' ? path : `${path}  (${shorten(example)})`,
  }))
  const value = toOptionValue(current)
  const isKnown = value === '' || options.some((option) => option.value === value)
  return [
    ...(none === null && value !== '' ? [] : [{ value: '', label: none ?? 'choose one' }]),
    ...(isKnown || !current ? [] : [{ value, label: sayField(current) }]),
    ...options,
  ]
}

/** `a, else b`. */
export function sayField(field: MappingField): string {
  if (typeof field === 'string') return field
  if ('first' in field) return field.first.join(', else ')
  if ('join' in field) return field.join.join(' with ')
  return `${field.path} after ${field.after}`
}

function shorten(example: string): string {
  return example.length > LONGEST_EXAMPLE ? `${example.slice(0, LONGEST_EXAMPLE - 1)}…` : example
}
