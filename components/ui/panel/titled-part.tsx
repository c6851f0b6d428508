import type { ReactNode } from 'react'

/** A part of a page under a heading; `id` names it. */
export function TitledPart({
  id,
  title,
  children,
}: Readonly<{ id: string; title: string; children: ReactNode }>) {
  return (
    <section aria-labelledby={`part-${id}`} className="space-y-4">
      <h2 id={`part-${id}`} className="font-semibold text-xl tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  )
}
