import { createServer } from 'node:http'
import next from 'next'
import { openDatabase } from '../bin/open-database'
import { readSecret } from '../lib/access/secret'
import { getEnv, parseEnv } from '../lib/env'

// Run by start-without-proxy: Next in the folder it is told, on the database of a shop whose server runs.

const env = parseEnv(process.env)
const { url } = await openDatabase(env)
Object.assign(process.env, {
  DATABASE_URL: url,
  TUNDISH_SECRET: await readSecret(null, env.dataDir),
  NODE_ENV: 'production',
})
const { port, host } = getEnv()
const app = next({ dev: false, dir: process.env.TUNDISH_E2E_BUILD ?? '', hostname: host, port })
const handle = app.getRequestHandler()
await app.prepare()
createServer((request, response) => void handle(request, response)).listen(port, host)
process.once('SIGTERM', () => process.exit(0))
