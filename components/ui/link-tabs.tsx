import Link from 'next/link'

type Props<T extends string> = Readonly<{
  /** What is chosen here. */
  name: string
  tabs: readonly Readonly<{ value: T; label: string }>[]
  value: T
  href: (value: T) => string
}>

/** One of a few ways to look at the same; the address says which. */
export function LinkTabs<T extends string>({ name, tabs, value, href }: Props<T>) {
  return (
    <nav
      aria-label={name}
      className="flex h-8 w-fit items-stretch rounded-md border border-line bg-sunken p-0.5"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.value}
          href={href(tab.value)}
          scroll={false}
          aria-current={tab.value === value}
          className="flex items-center rounded-[5px] border border-transparent px-2.5 font-medium text-muted text-sm hover:text-ink aria-[current=true]:border-line aria-[current=true]:bg-surface aria-[current=true]:text-ink"
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
