import type { TestProject } from 'vitest/node'

type TestDatabase = Readonly<{ url: string; remove: () => Promise<void> }>

/** Makes a database for each of the project's workers, counted from 1. Resolves to what removes all of them. */
export async function forEachWorker(
  project: TestProject,
  make: (worker: number) => Promise<TestDatabase>,
): Promise<() => Promise<void>> {
  const workers = Array.from({ length: Number(project.config.maxWorkers) }, (_, index) => index + 1)
  const databases = await Promise.all(workers.map(make))
  project.provide(
    'databaseUrls',
    databases.map(({ url }) => url),
  )
  return async () => {
    await Promise.all(databases.map(({ remove }) => remove()))
  }
}
