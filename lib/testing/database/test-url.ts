import { inject } from 'vitest'

/** The database of the worker that runs this test: workers that test at one time have one each. */
export function getTestUrl(): string {
  const url = inject('databaseUrls')[Number(process.env.VITEST_POOL_ID) - 1]
  if (url === undefined) throw new Error(`Worker ${process.env.VITEST_POOL_ID} has no database.`)
  return url
}

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrls: readonly string[]
  }
}
