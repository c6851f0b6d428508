import Link from 'next/link'

type Props = Readonly<{
  label: string
  href: string
  /** How the table is sorted by this column now; null when it is not. */
  sorted: 'asc' | 'desc' | null
  align?: 'left' | 'right'
  className?: string
}>

/** The head of a column that sorts by it; the address says how. */
export function SortHeader({ label, href, sorted, align = 'right', className = '' }: Props) {
  const aria = sorted === null ? undefined : sorted === 'asc' ? 'ascending' : 'descending'
  return (
    <th
      scope="col"
      aria-sort={aria}
      className={`border-line border-b bg-surface px-3 py-2 align-bottom font-medium ${align === 'left' ? 'text-left' : 'text-right'} ${className}`}
    >
      <Link
        href={href}
        scroll={false}
        prefetch={false}
        className={`inline-flex items-baseline gap-1 hover:text-ink ${align === 'right' ? 'flex-row-reverse' : ''} ${sorted ? 'text-ink' : 'text-muted'}`}
      >
        {label}
        <span aria-hidden="true" className="text-xs">
          {sorted === null ? '' : sorted === 'asc' ? '↑' : '↓'}
        </span>
      </Link>
    </th>
  )
}
