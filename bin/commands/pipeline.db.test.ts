import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseEnv } from '@/lib/env'
import { startHttpReceiver } from '@/lib/testing/around/http-receiver'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'
import { printList } from '../print-list'
import { LAST_RUNS, pipelineRunCommand, showRunCommand } from './pipeline'

const db = useTestDatabase()

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tundish-pipeline-command-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What is written, in one place. */
function toOutput() {
  const written: string[] = []
  const keep = new Writable({
    write(chunk: Buffer, _, done) {
      written.push(String(chunk))
      done()
    },
  })
  return { keep, written }
}

async function run(variables: Record<string, string>) {
  const { keep, written } = toOutput()
  const env = parseEnv({ TUNDISH_DATA_DIR: folder, TUNDISH_TESTS_DIR: folder, ...variables })
  const code = await pipelineRunCommand(db(), { select: ['test'] }, env, { stdout: keep, stderr: keep })
  return { code, text: written.join('') }
}

/** Data that break no test. */
async function givenGoodData() {
  await db().product.create({ data: { id: 'zz', name: 'Aloe', price: 5, inventory: 1 } })
  await givenJourneys(db(), { ann: 'view:zz@0h' })
}

it('a run tells whoever is to be told, and that it is over', async () => {
  await givenGoodData()
  const receiver = await startHttpReceiver(() => ({ status: 200 }))
  const told = { TUNDISH_SLACK_WEBHOOK: `${receiver.url}/in`, TUNDISH_ALLOW_PRIVATE_TARGETS: 'true' }
  const broken = path.join(folder, 'no_session.sql')
  writeFileSync(broken, '-- model: session_path\nselect session_id from session_path\n')
  const failed = await run(told)
  expect(failed.code).toBe(1)
  expect(failed.text).toContain('Alerts: 1 opened, 1 message delivered.')
  expect(receiver.requests[0]?.body).toContain('Problem: The data test no_session fails')
  expect((await run(told)).text).not.toContain('Alerts')
  rmSync(broken)
  const mended = await run(told)
  expect(mended.text).toContain('Alerts: 1 recovered, 1 message delivered.')
  expect(receiver.requests.map(({ body }) => JSON.parse(body).text.split('\n')[0])).toEqual([
    'Problem: The data test no_session fails',
    'Over: The data test no_session fails',
  ])
  await receiver.stop()
})

it('a receiver that is not there changes nothing about how the run ended', async () => {
  await givenGoodData()
  writeFileSync(
    path.join(folder, 'some_sessions.sql'),
    '-- model: session_path\n-- severity: warn\nselect session_id from session_path\n',
  )
  const warned = await run({
    TUNDISH_SLACK_WEBHOOK: 'http://127.0.0.1:9/in',
    TUNDISH_ALLOW_PRIVATE_TARGETS: 'true',
  })
  expect(warned.code).toBe(0)
  expect(warned.text).toContain('Alerts: 1 opened, 1 not delivered yet.')
})

it('alerts that cannot be looked at change nothing about how the run ended', async () => {
  await givenGoodData()
  await db().$executeRaw`alter table alert_judgement rename to alert_judgement_gone`
  try {
    const { code, text } = await run({})
    expect(text).toContain('tundish: The alerts were not looked at: ')
    expect(code).toBe(0)
  } finally {
    await db().$executeRaw`alter table alert_judgement_gone rename to alert_judgement`
  }
})

it('runs are listed, and shown with their log', async () => {
  await givenGoodData()
  const { keep, written } = toOutput()
  const io = { stdout: keep }
  await printList(db(), LAST_RUNS, 'table', io)
  expect(written.splice(0).join('')).toBe('Nothing has run yet.\n')
  writeFileSync(
    path.join(folder, 'no_session.sql'),
    '-- model: session_path\nselect session_id from session_path\n',
  )
  await run({})
  await printList(db(), LAST_RUNS, 'table', io)
  expect(written.splice(0).join('')).toMatch(/1 +\S+Z +failed .*the command line +test failed/)
  expect(await showRunCommand(db(), 'last')).toContain('failed no_session: One row breaks it.')
  await expect(showRunCommand(db(), '77')).rejects.toThrow('There is no run "77"')
  await expect(showRunCommand(db(), 'x')).rejects.toMatchObject({ code: 'unknown_run' })
})
