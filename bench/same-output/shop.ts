import type pg from 'pg'

/** Runs `tundish` with these arguments; throws where its exit code is none of those that are expected (0 and 2). */
export type RunCommand = (args: readonly string[]) => Promise<void>

/** What the steps of filling a shop have at hand. */
export type Filling = Readonly<{
  client: pg.Client
  run: RunCommand
  /** Folder of this shop that the pipeline watches. */
  watched: string
  /** The files of the Greenery shop. */
  greenery: string
  /** What was stored since the last time counts as stored at this moment, from when the server has started. */
  storedAt: (at: string) => Promise<void>
}>

/** A shop to record: when it is looked at, and what of it is asked for. */
export type Shop = Readonly<{
  name: string
  /** The moment at which everything is asked, by the clock of the programs. */
  now: string
  env: Readonly<Record<string, string>>
  /** A product by its name, one by its name that is rare, and a category of products. */
  product: string
  rare: string
  /** Null where there is none. */
  category: string | null
  /** Days of its data, the second not included. */
  days: readonly [string, string]
  /** Days directly before or elsewhere, to hold these against. */
  before: readonly [string, string]
  /** Days as they may be known. */
  known: readonly string[]
  fill: (filling: Filling) => Promise<void>
}>
