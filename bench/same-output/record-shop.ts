import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { runServer } from '../run-server'
import type { Said } from './drive-commands'
import { keepAnswer, toText } from './keep-answer'
import { listCommands } from './list-commands'
import { listPages } from './list-pages'
import { type Ids, listAddresses, listOtherAddresses } from './list-questions'
import { readPages } from './read-pages'
import { makeMoments } from './settle-moments'
import type { Shop } from './shop'

export type Recording = Readonly<{
  /** The tree whose output it is. */
  root: string
  /** Where answers are kept. */
  folder: string
  /** For what is needed on the way. */
  scratch: string
  greenery: string
  /** A server on which databases may be made. */
  url: string
  port: number
  /** Whether to read the pages of the dashboard, or all else. */
  pages: boolean
}>

const AT_ONCE = 3
const MOST_LIFE = 3

/** Fills a database of its own with the shop, asks everything there is to ask, and drops it. */
export async function recordShop(shop: Shop, recording: Recording): Promise<void> {
  const name = `tundish_same_${shop.name}_${process.pid}`
  const server = new pg.Client({ connectionString: recording.url })
  await server.connect()
  await server.query(`create database ${name}`)
  const url = new URL(recording.url)
  url.pathname = `/${name}`
  try {
    await record(shop, recording, url.href)
  } finally {
    await server.query(`drop database ${name} with (force)`)
    await server.end()
  }
}

async function record(shop: Shop, recording: Recording, url: string): Promise<void> {
  const { root, scratch, greenery } = recording
  const watched = path.join(scratch, shop.name, 'watched')
  const env = await toEnvironment(shop, recording, { url, watched })
  const run = async (args: readonly string[]) => {
    const [said] = await drive([args], { root, env, scratch })
    if (said && (said.code === 0 || said.code === 2)) return
    throw new Error(`tundish ${args.join(' ')}: ${said?.stderr}`)
  }
  await run(['refresh'])
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { storedAt, settle } = await makeMoments(client)
    await shop.fill({ client, run, watched, greenery, storedAt })
    const settleAll = () => storedAt(shop.now).then(settle)
    await ask(shop, recording, { env, client, settleAll })
  } finally {
    await client.end()
  }
}

async function toEnvironment(
  shop: Shop,
  { scratch }: Recording,
  { url, watched }: Readonly<{ url: string; watched: string }>,
): Promise<NodeJS.ProcessEnv> {
  const dataDir = path.join(scratch, shop.name, 'data')
  await mkdir(watched, { recursive: true })
  const clock = fileURLToPath(new URL('fixed-clock.mjs', import.meta.url))
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('TUNDISH_'))
  return {
    ...Object.fromEntries(kept),
    NODE_OPTIONS: `--import ${clock}`,
    SAME_OUTPUT_NOW: shop.now,
    TZ: 'Asia/Kolkata',
    DATABASE_URL: url,
    TUNDISH_DATA_DIR: dataDir,
    TUNDISH_WATCH_DIR: watched,
    TUNDISH_SCHEDULE: 'off',
    TUNDISH_SECRET: 'a secret of the recording, which guards nothing',
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...shop.env,
  }
}

type Place = Readonly<{ root: string; env: NodeJS.ProcessEnv; scratch: string }>

/** What commands of the tree at `root` said, run one after another. */
async function drive(
  commands: readonly (readonly string[])[],
  { root, env, scratch }: Place,
): Promise<readonly Said[]> {
  const [asked, answered] = [path.join(scratch, 'asked.json'), path.join(scratch, 'answered.json')]
  await writeFile(asked, JSON.stringify(commands))
  const script = fileURLToPath(new URL('drive-commands.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, asked, answered], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`The commands ended with ${code}.`)
  return JSON.parse(await readFile(answered, 'utf8'))
}

type Filled = Readonly<{ env: NodeJS.ProcessEnv; client: pg.Client; settleAll: () => Promise<void> }>

async function ask(shop: Shop, recording: Recording, { env, client, settleAll }: Filled): Promise<void> {
  const { root, port, folder, pages, scratch } = recording
  const ids = await readIds(client)
  const keep = (part: string, asked: string, answer: string) =>
    keepAnswer(path.join(folder, shop.name, part), asked, withoutPlace(answer, recording))
  const server = await runServer(root, env, port)
  try {
    await settleAll()
    if (pages) {
      const keepPage = (asked: string, text: string) => keep('pages', asked, text)
      await readPages(listPages(shop, ids), { address: server.address, now: shop.now }, keepPage)
      return
    }
    const addresses = [...listAddresses(shop), ...listOtherAddresses(shop, ids)]
    await inTurns(addresses, async (asked) => {
      await keep('addresses', asked, await get(`${server.address}${asked}`))
    })
  } finally {
    await server.stop()
  }
  const commands = listCommands(shop)
  const answers = await drive(commands, { root, env, scratch })
  for (const [index, { code, stdout, stderr }] of answers.entries()) {
    const asked = `tundish ${(commands[index] ?? []).join(' ')}`
    const text = `exit code ${code}\n${toText(Buffer.from(stdout, 'latin1'))}\n${toText(Buffer.from(stderr, 'latin1'))}`
    await keep('commands', asked, text)
  }
}

/** Where it was recorded is no part of an answer. */
function withoutPlace(answer: string, { scratch, port }: Recording): string {
  return answer.replaceAll(scratch, 'SCRATCH').replaceAll(`localhost:${port}`, 'localhost:PORT')
}

async function readIds(client: pg.Client): Promise<Ids> {
  const read = async (sql: string) => (await client.query<{ id: string }>(sql)).rows.map(({ id }) => id)
  const orders = await read(`select id from "order" order by id limit ${MOST_LIFE}`)
  const [product = ''] = await read('select id from product order by id limit 1')
  return { orders, product, runs: await read('select id::text from pipeline_run order by id') }
}

async function get(address: string): Promise<string> {
  const answer = await fetch(address)
  const heads = ['content-type', 'content-disposition'].map((name) => `${name}: ${answer.headers.get(name)}`)
  return [String(answer.status), ...heads, '', toText(Buffer.from(await answer.arrayBuffer()))].join('\n')
}

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
