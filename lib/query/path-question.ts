/** Which paths are looked at, of attempts that took a step, by the name that an address has for it. */
export const PATHS = {
  'drop-off': { label: 'After a drop-off' },
  after: { label: 'After a step' },
  before: { label: 'Before a step' },
  between: { label: 'From a step to the next' },
} as const satisfies Record<string, Readonly<{ label: string }>>

export type PathsOf = keyof typeof PATHS

/** Whether an event that follows one of its own type and product is told too. */
export const REPEATS = { once: { label: 'Repeats once' }, all: { label: 'Every repeat' } } as const

export type Repeats = keyof typeof REPEATS

/** So many events are told of a path. */
export const DEPTHS = ['1', '2', '3', '4', '5'] as const

export type PathsAsked = Readonly<{
  of: PathsOf
  /** The key of the step; null: the one after which most are lost, and before it is looked the last. */
  step: string | null
  depth: number
  repeats: Repeats
}>

/** What an address asks; where it says nothing, what came after the largest drop-off. */
export function toPathsAsked(
  asked: Readonly<{
    paths: PathsOf | null
    step: string | null
    depth: string | null
    repeats: Repeats | null
  }>,
): PathsAsked {
  return {
    of: asked.paths ?? 'drop-off',
    step: asked.step,
    depth: Number(asked.depth ?? '3'),
    repeats: asked.repeats ?? 'once',
  }
}
