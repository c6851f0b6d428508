import { rmSync } from 'node:fs'
import { dataDirOf, SHOPS } from './shops'
import { environmentOf, tundish } from './tundish'

// Starts the server of one shop as `npm start` does, on a new data directory.

const name = process.argv[2]
if (name !== 'greenery' && name !== 'demo' && name !== 'members') {
  throw new Error('usage: serve greenery|demo|members')
}

rmSync(dataDirOf(name), { recursive: true, force: true })
if (name !== 'demo') {
  const { status, stderr } = tundish(name, 'import', 'greenery', SHOPS.greenery.folder)
  if (status !== 0) throw new Error(`The import failed: ${stderr}`)
}
Object.assign(process.env, environmentOf(name), { PORT: String(SHOPS[name].port) })
await import('../bin/start')
