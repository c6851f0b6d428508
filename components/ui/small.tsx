import type { ReactNode } from 'react'

/** A line under what it is about, such as its interval. */
export function Small({ children }: { children: ReactNode }) {
  return <span className="block text-muted text-xs">{children}</span>
}
