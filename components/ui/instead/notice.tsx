import type { ReactNode } from 'react'

/** A sentence that the reader should see before the numbers, and perhaps what to do about it. */
export function Notice({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border border-line bg-sunken px-4 py-2.5 text-ink-soft"
    >
      <p className="min-w-0 break-words">{children}</p>
      {action}
    </div>
  )
}
