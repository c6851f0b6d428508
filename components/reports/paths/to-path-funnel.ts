import type { Funnel, Step } from '@/lib/funnel/definition'
import { addStep, USUAL } from '@/lib/funnel/written/edit-funnel'

type Chosen = Readonly<{
  within: Funnel['within']
  step: Step
  /** The step that the path leads to; null: nothing but the path. */
  next: Step | null
  /** Event types from the step on, in the order in which they were looked at. */
  types: readonly string[]
  /** They came before the step. */
  isBefore: boolean
}>

/** The steps of a path, one after another, as a funnel: bounded as the one is that it was looked at in. */
export function toPathFunnel({ within, step, next, types, isBefore }: Chosen): Funnel {
  const given = [step, ...(next ? [next] : [])].map(({ key, match, words }) => ({ key, match, words }))
  // The steps that are there keep their keys.
  const { steps } = types.reduce(addStep, { ...USUAL, within, steps: given })
  const added = steps.slice(given.length)
  const [first, ...last] = given
  const inOrder = isBefore
    ? [...added.toReversed(), ...given]
    : [...(first ? [first] : []), ...added, ...last]
  return { ...USUAL, within, steps: inOrder }
}
