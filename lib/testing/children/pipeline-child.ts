import { type Db, type DbOrTransaction, openDb } from '@/lib/db'
import { PIPELINE_STEP_NAMES } from '@/lib/models/pipeline-step'
import { runPipeline } from '@/lib/pipeline/run-pipeline'
import { toTestSettings } from '@/lib/testing/around/pipeline-settings'

// Runs the pipeline and stops for good after so many statements of a step, to be killed: pipeline-child URL FOLDER STEP COUNT NOW

const [url = '', folder = '', step = '', count = '', now = ''] = process.argv.slice(2)
const db = openDb(url)
let left = Number(count)
let isArmed = false

const asked = {
  steps: PIPELINE_STEP_NAMES,
  trigger: 'command',
  askedBy: 'a child',
  scheduledFor: null,
} as const
await runPipeline(watch(db) as Db, asked, toTestSettings(folder), new Date(now))
console.log('ended before it was stopped')

/** The same, with every raw statement counted once the step has begun; in its transactions, too. */
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
    if (isBeginning(given)) isArmed = true
    else if (isArmed && --left === 0) await stop()
    return result
  }
}

/** Whether a statement marks the step as running. */
function isBeginning([strings, ...values]: readonly unknown[]): boolean {
  return String(strings).includes("state = 'running'") && values.includes(step)
}

function stop(): Promise<never> {
  console.log('half-way')
  setInterval(() => {}, 1000)
  return new Promise(() => {})
}
