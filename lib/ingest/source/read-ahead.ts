/** The same, each of them fetched while whoever reads works on the one before. */
export async function* readAhead<One>(all: AsyncIterable<One>): AsyncGenerator<One> {
  const iterator = all[Symbol.asyncIterator]()
  let next = fetch(iterator)
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = fetch(iterator)
      yield value
    }
  } finally {
    await next.catch(() => {})
    await iterator.return?.()
  }
}

/** What goes wrong is told to whoever waits for it; until then nobody does. */
function fetch<One>(iterator: AsyncIterator<One>): Promise<IteratorResult<One>> {
  const next = iterator.next()
  next.catch(() => {})
  return next
}
