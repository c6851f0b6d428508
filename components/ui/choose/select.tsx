'use client'

type Props = Readonly<{
  name: string
  value: string | number
  options: readonly Readonly<{ value: string | number; label: string | undefined }>[]
  /** What it is without a choice, which is empty; without it one must be made. */
  first?: string
  onChoose: (value: string) => void
  className?: string
}>

/** One of many, in a list of the browser's own. */
export function Select({ name, value, options, first, onChoose, className = '' }: Props) {
  return (
    <label>
      <span className="sr-only">{name}</span>
      <select
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        className={`control pr-2 ${className}`}
      >
        {first !== undefined && <option value="">{first}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
