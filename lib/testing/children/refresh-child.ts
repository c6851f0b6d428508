import { type Db, type DbOrTransaction, openDb } from '@/lib/db'
import { runRefresh } from '@/lib/refresh/run-refresh'

// Begins a refresh and stops for good after so many of its statements, to be killed: refresh-child URL COUNT [full]

const [url = '', count = '', full] = process.argv.slice(2)
const db = openDb(url, { connections: 1 })
let left = Number(count)

const stopping = new Proxy(db, {
  get: (target, key) => (key === '$transaction' ? transact : Reflect.get(target, key)),
})
await runRefresh(stopping as Db, { timeZone: 'UTC', full: full === 'full' })
console.log('ended before it was stopped')

function transact(work: (tx: DbOrTransaction) => Promise<unknown>, options: object): Promise<unknown> {
  return db.$transaction((tx) => work(stopLater(tx)), options)
}

function stopLater(tx: DbOrTransaction): DbOrTransaction {
  return new Proxy(tx, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key)
      if (key !== '$executeRaw' || typeof value !== 'function') return value
      return async (...given: unknown[]) => {
        const result: unknown = await Reflect.apply(value, target, given)
        left -= 1
        if (left === 0) await stop()
        return result
      }
    },
  })
}

function stop(): Promise<never> {
  console.log('half-way')
  setInterval(() => {}, 1000)
  return new Promise(() => {})
}
