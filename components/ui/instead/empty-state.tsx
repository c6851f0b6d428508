import type { ReactNode } from 'react'

/** Stands where a picture would be: what is missing, and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid place-items-center rounded-lg border border-line border-dashed px-6 py-14 text-center">
      <div className="max-w-lg space-y-3">
        <p className="font-semibold text-lg">{title}</p>
        <div className="space-y-3 text-ink-soft">{children}</div>
      </div>
    </div>
  )
}
