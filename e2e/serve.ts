import { rmSync } from 'node:fs'
import { FIRST, writeShop } from './names/files'
import { dataDirOf, SHOPS } from './shops'
import { environmentOf, tundish } from './tundish'

// Starts the server of one shop as `npm start` does, on a new data directory.

const name = process.argv[2]
if (name !== 'greenery' && name !== 'demo' && name !== 'members' && name !== 'names') {
  throw new Error('usage: serve greenery|demo|members|names')
}

rmSync(dataDirOf(name), { recursive: true, force: true })
if (name !== 'demo') {
  const { status, stderr } = tundish(
    name,
    'import',
    'greenery',
    name === 'names' ? writeShop(FIRST) : SHOPS.greenery.folder,
  )
  if (status !== 0) throw new Error(`The import failed: ${stderr}`)
}
Object.assign(process.env, environmentOf(name), { PORT: String(SHOPS[name].port) })
await import('../server/start')
