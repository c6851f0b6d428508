import { type Db, type DbOrTransaction, openDb } from '@/lib/db'
import { importPlaces } from '@/lib/testing/files/import-places'

// Imports a file and stops for good after so many statements, to be killed: import-child URL FILE COUNT

const [url = '', place = '', count = ''] = process.argv.slice(2)
const db = openDb(url)
let left = Number(count)

await importPlaces(watch(db) as Db, [place])
console.log('ended before it was stopped')
await db.$disconnect()

/** The same, with every raw statement counted; in its transactions, too. */
function watch(client: DbOrTransaction): DbOrTransaction {
  return new Proxy(client, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      if (key === '$transaction') return transact
      return key === '$executeRaw' || key === '$queryRaw' ? countStatement(target, value) : value
    },
  })
}

function transact(work: (tx: DbOrTransaction) => Promise<unknown>, options: object): Promise<unknown> {
  return db.$transaction((tx) => work(watch(tx)), options)
}

// biome-ignore lint/complexity/noBannedTypes: what a proxy finds is a function, and no more is known of it
function countStatement(target: DbOrTransaction, send: Function) {
  return async (...given: unknown[]) => {
    const result: unknown = await Reflect.apply(send, target, given)
    left -= 1
    if (left === 0) await stop()
    return result
  }
}

function stop(): Promise<never> {
  console.log('half-way')
  setInterval(() => {}, 1000)
  return new Promise(() => {})
}
