import Link from 'next/link'

type Props = Readonly<{ page: number; pages: number; toHref: (page: number) => string }>

export function Pager({ page, pages, toHref }: Props) {
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages" className="flex items-center gap-2 text-sm">
      {page > 1 && <PageLink href={toHref(page - 1)} label="Previous" />}
      <span className="text-muted">
        Page {page} of {pages}
      </span>
      {page < pages && <PageLink href={toHref(page + 1)} label="Next" />}
    </nav>
  )
}

function PageLink({ href, label }: Readonly<{ href: string; label: string }>) {
  return (
    <Link className="control inline-flex items-center" scroll={false} prefetch={false} href={href}>
      {label}
    </Link>
  )
}
