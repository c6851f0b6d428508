'use client'

import { useState } from 'react'
import type { Funnel } from '@/lib/funnel/definition'
import { addStep, moveStep, removeStep } from '@/lib/funnel/written/edit-funnel'

/** Steps are known by ids of this page alone: a key may follow its types while they are chosen. */
type State = Readonly<{ funnel: Funnel; ids: readonly number[]; open: number | null }>

/** A definition that is being built, and which of its steps is open. */
export function useDraft(first: Funnel) {
  const [state, setState] = useState(() => toState(first))
  const { funnel, ids, open } = state
  const set = (part: Partial<State>) => setState((before) => ({ ...before, ...part }))
  return {
    funnel,
    ids,
    open,
    reset: (other: Funnel) => setState(toState(other)),
    change: (changed: Funnel) => set({ funnel: changed }),
    toggle: (id: number) => set({ open: open === id ? null : id }),
    add: (type: string) => set({ funnel: addStep(funnel, type), ids: [...ids, Math.max(-1, ...ids) + 1] }),
    remove: (place: number) => set({ funnel: removeStep(funnel, place), ids: ids.toSpliced(place, 1) }),
    move: (place: number, by: number) => {
      const moved = moveStep(funnel, place, by)
      if (moved === funnel) return
      set({
        funnel: moved,
        ids: ids.toSpliced(place, 1).toSpliced(place + by, 0, ...ids.slice(place, place + 1)),
      })
    },
  }
}

function toState(funnel: Funnel): State {
  return { funnel, ids: funnel.steps.map((_, place) => place), open: null }
}

export type Draft = ReturnType<typeof useDraft>
