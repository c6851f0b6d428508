import type { Columns } from '../columns'
import type { MappingInput } from '../mapping'

/** What may be found by names and values where a shape leaves it open, as its users do. */
export type Fill = 'products' | 'order' | 'value' | 'attributes' | 'url' | 'session'

/** A layout that is known by its keys. */
export type KnownShape = Readonly<{
  name: string
  /** `Segment's track calls`, within a sentence. */
  label: string
  /** Paths in small letters, all of which it has; those of a list's elements as `events[].aid`. */
  keys: readonly string[]
  /** More paths that it usually has: the more of them, the surer. */
  usual?: readonly string[]
  /** What else must be so. */
  test?: (columns: Columns) => boolean
  /** Null: its rows are no events and no orders. */
  mapping: Omit<MappingInput, 'version' | 'shape'> | null
  /** Names of events that its specification has, whether or not they are in a sample, with commas between. */
  names?: string
  /** What stands between the words of those names, where it is no blank. */
  glue?: '_'
  fills?: readonly Fill[]
  /** What its makers leave to each user: the format of times is told by the values. */
  timeByValue?: true
  /** What differs from file to file. */
  adjust?: (columns: Columns) => Partial<MappingInput>
  /** Sentences that whoever imports it should know. */
  notes?: readonly string[]
}>

/** The first of these paths that says something. */
export function first(...paths: string[]): { first: string[] } {
  return { first: paths }
}
