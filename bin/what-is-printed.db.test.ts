import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'

const db = useTestDatabase()

/** A line of a shell in which `tundish` is the command line. */
function shell(line: string) {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `set -o pipefail; tundish() { '${process.execPath}' bin/run.mjs bin/tundish.ts "$@"; }; ${line}`],
    { env: { ...process.env, DATABASE_URL: getTestUrl() }, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

it('ends without a word where nobody reads on', async () => {
  await db().$executeRaw`
    insert into import_reject (file, line, row_hash, reason, row, import_id)
    select '/in/events.csv', line, md5(line::text), 'event_id is missing', repeat('x', 100), 1
    from generate_series(1, 20000) as line`
  for (const format of ['csv', 'table']) {
    expect(shell(`tundish rejects --format ${format} | head -1 > /dev/null`)).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
  }
})

it('is said where it cannot be written, whatever is printed', ({ skip }) => {
  if (!existsSync('/dev/full')) skip('This system has no /dev/full.')
  for (const command of [
    'rejects',
    'members list',
    'report products --format csv',
    'report products --format xlsx',
  ]) {
    expect(shell(`tundish ${command} > /dev/full`)).toEqual({
      status: 1,
      stdout: '',
      stderr: 'tundish: What is printed cannot be written: the disk is full.\n',
    })
  }
})

it('goes to no place that cannot be', () => {
  for (const [place, why] of [
    ['/dev/full', 'the disk is full'],
    ['/no/such/folder/x.csv', 'there is no such folder'],
    ['/', 'it is a folder'],
    [`/tmp/${'x'.repeat(300)}`, 'its name is too long'],
  ] as const) {
    expect(shell(`tundish report products --format csv --force --output '${place}'`)).toEqual({
      status: 1,
      stdout: '',
      stderr: `tundish: ${place} cannot be written: ${why}.\n`,
    })
  }
})
