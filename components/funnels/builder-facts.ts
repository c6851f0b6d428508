import type { Funnel } from '@/lib/funnel/definition'
import type { FlawOf } from '@/lib/funnel/written/explain-funnel'
import type { PropertyNames } from '@/lib/store/event-properties'

/** A type of events, and how many have it. */
export type KnownType = Readonly<{ type: string; events: number }>

/** What a funnel can be built of here. */
export type BuilderFacts = PropertyNames & Readonly<{ types: readonly KnownType[] }>

/** For a part of the builder: the definition, how to change it, and what makes no sense in a part of it. */
export type PartOfBuilder = Readonly<{
  funnel: Funnel
  facts: BuilderFacts
  onChange: (funnel: Funnel) => void
  problemOf: (of: FlawOf) => string | null
}>

/** A small button of a list, which stays focusable where it can do nothing. */
export const SMALL =
  'grid size-7 shrink-0 place-items-center rounded text-muted hover:bg-sunken hover:text-ink aria-disabled:cursor-not-allowed aria-disabled:opacity-30'
