import { badFile, type TundishError } from '@/lib/errors'
import { explainProblem } from './bytes/explain-problem'

/** A member that could not be read, or not to its end. `wasRead`: whether some of it could. */
export type BrokenMember = Readonly<{ member: string; problem: unknown; wasRead: boolean }>

const SHOWN = 3

/** Throws what is a fault of ours and no property of a file. */
export function requireProblem(problem: unknown): void {
  const isFault =
    problem instanceof TypeError || problem instanceof RangeError || problem instanceof ReferenceError
  if (isFault && !('code' in problem)) throw problem
}

/** What is wrong with members of a file, in one sentence. */
export function explainMembers(place: string, broken: readonly BrokenMember[]): TundishError {
  const [first] = broken
  const options = { cause: first?.problem }
  if (broken.length === 1 && first && place.endsWith(first.member)) {
    return first.wasRead
      ? badFile(
          `${place} could not be read to its end: ${explainProblem(first.problem)}. What came before was read.`,
          options,
        )
      : badFile(`${place} cannot be read: ${explainProblem(first.problem)}.`, options)
  }
  const shown = broken.slice(0, SHOWN).map(({ member, problem }) => `${member}: ${explainProblem(problem)}`)
  const more = broken.length > SHOWN ? ` (and ${broken.length - SHOWN} more)` : ''
  const count = broken.length === 1 ? '1 member' : `${broken.length} members`
  return badFile(
    `${place} could not be read whole, ${count} of it not to the end: ${shown.join('; ')}${more}.`,
    options,
  )
}
