import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'
import { readXlsx } from '@/lib/testing/files/read-xlsx'
import { givenJourneys } from '@/lib/testing/shop/store-journeys'

const db = useTestDatabase()

/** The command line as users run it, in a process of its own. */
function tundish(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/run.mjs', 'bin/tundish.ts', ...args], {
    env: { ...process.env, DATABASE_URL: getTestUrl(), TUNDISH_TIME_ZONE: 'UTC' },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('prints only the report, under its stable headers', async () => {
  await givenJourneys(db(), {
    ann: 'view:zz@0s cart:zz@70s checkout:zz@220s ship@2d',
    bob: 'view:zz@0s cart:zz@10s',
    cid: 'view:aloe@1d',
  })
  expect(tundish('report', 'funnel', '--format', 'csv')).toEqual({
    status: 0,
    stderr: '',
    stdout: [
      'step,count,step_rate,overall_rate,drop_off',
      'viewed,3,,1,',
      'added_to_cart,2,0.666667,0.666667,1',
      'checked_out,1,0.5,0.333333,1',
      'shipped,1,1,0.333333,0',
      '',
    ].join('\n'),
  })
  expect(tundish('report', 'time-to-step', '--format', 'csv').stdout).toBe(
    [
      'from_step,to_step,pairs,mean_seconds,median_seconds,p90_seconds',
      'viewed,added_to_cart,2,40,40,64',
      'added_to_cart,checked_out,1,150,150,150',
      '',
    ].join('\n'),
  )
})

test('writes a spreadsheet to a file, and over it only when told to', async () => {
  await givenJourneys(db(), { ann: 'view:zz@0s cart:zz@70s', bob: 'view:=one@0s' })
  const folder = mkdtempSync(path.join(tmpdir(), 'tundish-'))
  const file = path.join(folder, 'products.xlsx')
  const args = ['report', 'products', '--format', 'xlsx', '--output', file]
  expect(tundish(...args)).toEqual({ status: 0, stdout: '', stderr: '' })
  const [about, products] = readXlsx(readFileSync(file))
  expect(about?.rows[0]?.[0]?.value).toBe('Conversion per product')
  const rows = products?.rows.slice(1).map((row) => row.slice(0, 5).map((cell) => cell?.value))
  expect(rows).toEqual([
    ["'=one", 1, 0, 0, 0],
    ['zz', 1, 1, 0, 1],
  ])
  expect(tundish(...args).stderr).toBe(`tundish: ${file} is there already; --force writes over it.\n`)
  expect(tundish(...args, '--force').status).toBe(0)
  rmSync(folder, { recursive: true })
})

test('a spreadsheet can be piped', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['bin/run.mjs', 'bin/tundish.ts', 'report', 'funnel', '--format', 'xlsx'],
    { env: { ...process.env, DATABASE_URL: getTestUrl() } },
  )
  expect(status).toBe(0)
  expect(readXlsx(stdout)[1]?.name).toBe('funnel')
})

test('without any event the reports are whole, and zero', () => {
  expect(tundish('report', 'funnel', '--format', 'csv').stdout).toBe(
    'step,count,step_rate,overall_rate,drop_off\nviewed,0,,,\nadded_to_cart,0,,,0\nchecked_out,0,,,0\nshipped,0,,,0\n',
  )
  expect(tundish('report', 'products', '--format', 'csv').stdout).toBe(
    'product,viewed,carted,checked_out,cart_per_view,checkout_per_cart,checkout_per_view,at_least\n',
  )
})

test.each([
  { args: ['report'], says: "missing required argument 'name'" },
  {
    args: ['report', 'funnel', '--unit', 'people'],
    says: '"unit" must be one of sessions, users; it is "people".',
  },
  { args: ['report', 'funnel', '--product', "'; drop table event; --"], says: 'No product is called' },
  { args: ['report', 'funnel', '--sideways'], says: "unknown option '--sideways'" },
  { args: ['import', 'excel', '/tmp'], says: 'There is no file' },
  { args: ['import', 'greenery', '/no/such/folder'], says: '/no/such/folder' },
  { args: ['reports', 'show', '7'], says: 'There is no saved report "7".' },
  { args: ['reports', 'show'], says: "missing required argument 'id'" },
  { args: ['reports', 'show', '1', '--format', 'xml'], says: 'Allowed choices are table, csv, json.' },
  {
    args: ['exposures', '--project', 'nobody'],
    says: 'No manifest.json of a project "nobody" is held; none is.',
  },
  { args: ['launch'], says: "unknown command 'launch'" },
])('refuses $args with a sentence and nothing on standard output', ({ args, says }) => {
  const { status, stdout, stderr } = tundish(...args)
  expect(stderr).toContain(says)
  expect(stderr).toMatch(/^tundish: /)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(stdout).toBe('')
  expect(status).toBe(1)
})

test('a setting that makes no sense is named', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['bin/run.mjs', 'bin/tundish.ts', 'report', 'funnel'],
    {
      env: { ...process.env, DATABASE_URL: getTestUrl(), TUNDISH_TIME_ZONE: 'Mars/Olympus' },
      encoding: 'utf8',
    },
  )
  expect(stderr).toBe(
    'tundish: TUNDISH_TIME_ZONE is not an IANA time zone such as UTC or Europe/Berlin (it is "Mars/Olympus").\n',
  )
  expect(status).toBe(1)
})

test('a server that does not answer is named, without its password', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['bin/run.mjs', 'bin/tundish.ts', 'report', 'funnel'],
    {
      env: { ...process.env, DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/shop' },
      encoding: 'utf8',
    },
  )
  expect(stderr).toContain('tundish: PostgreSQL at 127.0.0.1:1/shop cannot be used')
  expect(stderr).not.toContain('secret')
  expect(status).toBe(1)
})
