import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { makeFolder } from '@/lib/testing/files/make-folder'
import { portOf } from '../shops'
import { stopServer } from '../start-server'
import { tundish } from '../tundish'
import { FIRST, writeShop } from '../write-shop'
import { readNumbers, start, statusOf, stopLeft, textOf } from './started'

// A PostgreSQL of the test's own, stopped and started under a running server.

const PORT = portOf('postgres')
const folder = makeFolder('postgres')
const data = path.join(folder, 'data')

/** A command as a user who may run a server: root may not. Silent, because a server would keep its output open. */
function run(command: string) {
  const isRoot = process.getuid?.() === 0
  const [program, args] = isRoot ? ['su', ['postgres', '-c', command]] : ['sh', ['-c', command]]
  return spawnSync(program, args, { stdio: 'ignore' })
}

const startPostgres = () => run(`pg_ctl -D ${data} -o "-p ${PORT} -k ${folder}" -l ${folder}/log -w start`)
const stopPostgres = (how: string) => run(`pg_ctl -D ${data} -m ${how} -w stop`)

test.afterEach(stopLeft)
test.afterAll(() => {
  stopPostgres('immediate')
  rmSync(folder, { recursive: true, force: true })
})

test('PostgreSQL that is stopped is said to be, everywhere, and found again when it runs', async () => {
  chmodSync(folder, 0o777)
  const made = run(`initdb -A trust -U postgres -D ${data}`)
  test.skip(made.status !== 0, 'No PostgreSQL can be made here (initdb), so its stop and start are left out.')
  expect(startPostgres().status).toBe(0)
  const settings = { DATABASE_URL: `postgresql://postgres@127.0.0.1:${PORT}/postgres` }
  const dataDir = path.join(folder, 'tundish')
  expect(tundish(dataDir, ['import', 'greenery', writeShop(FIRST)], settings).status).toBe(0)
  const server = await start({ dataDir, settings })
  const before = await readNumbers()
  for (const how of ['fast', 'immediate']) {
    expect(stopPostgres(how).status).toBe(0)
    for (const address of [
      '/',
      '/products',
      '/sign-in',
      '/share/nothing',
      '/share/nothing/embed',
      '/settings/audit/audit.csv',
    ]) {
      expect([address, await statusOf(address)]).toEqual([address, 503])
    }
    expect(await textOf('/')).toBe('The database does not answer; is it running?\n')
    const { status, error } = JSON.parse(await textOf('/api/health'))
    expect([status, error.code]).toEqual(['database_unreachable', 'database_unreachable'])
    expect(JSON.parse(await readNumbers())).toMatchObject({ error: { code: 'database_unreachable' } })

    expect(startPostgres().status).toBe(0)
    expect(await statusOf('/')).toBe(200)
    expect(await readNumbers()).toBe(before)
  }
  stopPostgres('fast')
  const said = tundish(dataDir, ['report', 'funnel'], settings)
  expect(said.stderr).toContain(`tundish: PostgreSQL at 127.0.0.1:${PORT}/postgres cannot be used: `)
  expect([said.status, said.stdout]).toEqual([1, ''])
  expect(await stopServer(server)).toBe(0)
})
