'use client'

import { createContext, type ReactNode, type TransitionStartFunction, useContext, useTransition } from 'react'

const PendingContext = createContext<readonly [boolean, TransitionStartFunction]>([
  false,
  (run) => void run(),
])

/** One transition for all filters: what is on the screen stays, dimmed, until the new answers are there. */
export function PendingProvider({ children }: { children: ReactNode }) {
  return <PendingContext value={useTransition()}>{children}</PendingContext>
}

/** Whether new answers are on their way, and the function that a change of the question is wrapped in. */
export function usePending(): readonly [boolean, TransitionStartFunction] {
  return useContext(PendingContext)
}

export function DimmedWhilePending({ children }: { children: ReactNode }) {
  const [pending] = usePending()
  return (
    <div
      aria-busy={pending}
      className={`transition-opacity duration-150 ${pending ? 'opacity-50 delay-100' : 'opacity-100'}`}
    >
      {children}
    </div>
  )
}
