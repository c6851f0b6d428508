import Link from 'next/link'

type Props<T extends string> = Readonly<{
  name: string
  options: readonly Readonly<{ value: T; label: string }>[]
  value: T
  href: (value: T) => string
}>

/** One of a few, each an address. */
export function LinkTabs<T extends string>({ name, options, value, href }: Props<T>) {
  return (
    <nav
      aria-label={name}
      className="flex min-h-8 w-fit max-w-full flex-wrap items-stretch rounded-md border border-line bg-sunken p-0.5"
    >
      {options.map((option) => (
        <Link
          key={option.value}
          href={href(option.value)}
          scroll={false}
          prefetch={false}
          aria-current={option.value === value}
          className="flex min-h-[26px] items-center rounded-[5px] border border-transparent px-2.5 font-medium text-muted text-sm hover:text-ink aria-[current=true]:border-line aria-[current=true]:bg-surface aria-[current=true]:text-ink"
        >
          {option.label}
        </Link>
      ))}
    </nav>
  )
}
