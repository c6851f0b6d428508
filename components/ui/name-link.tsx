import Link from 'next/link'

/** A name that leads to more of it; the name alone where the reader may not go there. */
export function NameLink({ name, href }: Readonly<{ name: string; href: string | null }>) {
  if (href === null) return name
  return (
    <Link className="link" href={href} prefetch={false}>
      {name}
    </Link>
  )
}
