import type { ReactNode } from 'react'

type Props = Readonly<{ href: string | null | undefined; label: string; children: ReactNode }>

/** A mark that leads to what is behind it, brighter where it is pointed at; the mark alone where the reader may not go there. */
export function ChartLink({ href, label, children }: Props) {
  if (!href) return children
  return (
    <a href={href} aria-label={label} className="hover:brightness-90 focus-visible:brightness-90">
      <title>{label}</title>
      {children}
    </a>
  )
}
