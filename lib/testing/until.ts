import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves when something has become true, however long that takes: the test's own end is the only limit. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50)
}
