import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { compareFolders } from './same-output/compare-folders'
import { recordShop } from './same-output/record-shop'
import { RECORDED_SHOPS } from './same-output/shops'
import { startCluster } from './temporary-cluster'

const USAGE = `npm run same-output -- --record FOLDER     records what Tundish answers
npm run same-output -- --compare FOLDER    records it again, and prints what is no longer the same to the byte

  --pages          the text of the pages, in place of reports, tables and commands
  --shop NAME      greenery or demo alone
  --root FOLDER    the tree that is asked, by default this one: the same script asks an older one
  --greenery FOLDER, --port PORT
  --url URL        a PostgreSQL on which databases may be made (TEST_DATABASE_URL); else one is started`

const { values: flags } = parseArgs({
  options: {
    record: { type: 'string' },
    compare: { type: 'string' },
    pages: { type: 'boolean', default: false },
    shop: { type: 'string' },
    root: { type: 'string', default: '.' },
    greenery: { type: 'string', default: '../shared/data/greenery' },
    port: { type: 'string', default: '4340' },
    url: { type: 'string', default: process.env.TEST_DATABASE_URL },
  },
})

/** Everything Tundish says, of two shops, before and after a change that should change nothing. */
async function main(): Promise<void> {
  if ((flags.record === undefined) === (flags.compare === undefined)) throw new Error(USAGE)
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'tundish-same-'))
  const cluster = flags.url ? { url: flags.url, stop: async () => {} } : await startCluster()
  const kept = flags.pages ? 'pages' : 'output'
  const folder = path.resolve(path.join(flags.record ?? path.join(scratch, 'now'), kept))
  try {
    for (const shop of RECORDED_SHOPS.filter(({ name }) => name === (flags.shop ?? name))) {
      await recordShop(shop, {
        root: path.resolve(flags.root),
        folder,
        scratch,
        greenery: path.resolve(flags.greenery),
        url: cluster.url,
        port: Number(flags.port),
        pages: flags.pages,
      })
      console.error(`${shop.name} recorded`)
    }
    if (flags.compare === undefined) return
    if ((await compareFolders(path.join(flags.compare, kept), folder, flags.shop)) > 0) process.exitCode = 1
  } finally {
    await cluster.stop()
    await rm(scratch, { recursive: true, force: true })
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
