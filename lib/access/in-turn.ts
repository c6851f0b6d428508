const last = new Map<string, Promise<unknown>>()

/** Runs what comes under one key one after the other, as it came, in this process. */
export async function inTurn<T>(key: string, run: () => Promise<T>): Promise<T> {
  const own = (last.get(key) ?? Promise.resolve()).then(run)
  const settled = own.catch(() => {})
  last.set(key, settled)
  try {
    return await own
  } finally {
    if (last.get(key) === settled) last.delete(key)
  }
}
