'use client'

type Props<T extends string> = Readonly<{
  /** What is chosen here. */
  name: string
  options: readonly Readonly<{ value: T; label: string }>[]
  value: T
  onChange: (value: T) => void
}>

/** One of a few: all are seen, one is pressed. */
export function Segmented<T extends string>({ name, options, value, onChange }: Props<T>) {
  return (
    <fieldset className="flex h-8 items-stretch rounded-md border border-line bg-sunken p-0.5">
      <legend className="sr-only">{name}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className="rounded-[5px] border border-transparent px-2.5 font-medium text-muted text-sm hover:text-ink aria-pressed:border-line aria-pressed:bg-surface aria-pressed:text-ink"
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}
