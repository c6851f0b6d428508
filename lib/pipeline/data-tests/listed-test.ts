import type { DataTest } from '@/lib/models/data-test'
import type { ModelName } from '@/lib/models/registry'

type Named = Readonly<{ name: string; model: ModelName; column: string | null; asks: string }>

/** A test to be tried: one that is declared beside its model, or a file of the folder of tests. */
export type ListedTest = Named &
  (
    | Readonly<{ kind: 'declared'; test: DataTest }>
    | Readonly<{ kind: 'custom'; sql: string; severity: 'warn' | 'error' }>
    /** A file that cannot be tried, or the folder, and why. */
    | Readonly<{ kind: 'broken'; problem: string }>
  )
