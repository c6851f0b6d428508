import Link from 'next/link'

/** A name that leads to more of it, quietly where each of a list does; the name alone where the reader may not go there. */
export function NameLink({
  name,
  href,
  isQuiet = false,
}: Readonly<{ name: string; href: string | null; isQuiet?: boolean }>) {
  if (href === null) return name
  return (
    <Link className={isQuiet ? 'hover:underline' : 'link'} href={href} prefetch={false}>
      {name}
    </Link>
  )
}
