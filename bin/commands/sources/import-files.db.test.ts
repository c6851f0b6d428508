import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'
import { useFolder } from '@/lib/testing/files/made-file'
import { countStory, makeStory, type StoryEvent } from '@/lib/testing/shop/small-story'
import { readShop } from '@/lib/testing/shop/stored-tables'

const db = useTestDatabase()
const folder = useFolder()

const STORY = makeStory()
const NAMES = { view: 'product viewed', cart: 'added to cart', order: 'order placed' } as const

/** The command line as users run it, in a process of its own and without a terminal. */
function tundish(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/run.mjs', 'bin/tundish.ts', 'import', ...args],
    { env: { ...process.env, DATABASE_URL: getTestUrl(), TUNDISH_TIME_ZONE: 'UTC' }, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

function writeStory(name: string, toTime: (at: Date) => string): Promise<string> {
  const toRow = ({ at, user, session, step, product, order }: StoryEvent) =>
    [toTime(at), user, session, NAMES[step], product, order ?? ''].join(',')
  return folder.write(name, ['time,user,session,event,product,order', ...STORY.map(toRow), ''].join('\n'))
}

const toIso = (at: Date) => at.toISOString()
const toLocal = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ')

const expectNothing = async () =>
  expect([await db().event.count(), await db().importRun.count(), await db().source.count()]).toEqual([
    0, 0, 0,
  ])

it('imports a file that nobody has to explain, and says what became of its rows', async () => {
  const { status, stdout, stderr } = tundish(await writeStory('events.csv', toIso))
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(new RegExp(`events\\.csv +${STORY.length} +${STORY.length} +0 +0 +0`))
  expect(stdout).toContain(`Refreshed ${countStory(STORY, 'session')[0]} sessions.`)
  expect(await db().event.count()).toBe(STORY.length)
})

it('asks where it must: the sentence names the option, and nothing is stored', async () => {
  const place = await writeStory('local.csv', toLocal)
  const asked = tundish(place)
  expect([asked.status, asked.stdout]).toEqual([1, ''])
  expect(asked.stderr).toMatch(
    /^tundish: local\.csv: Times in time are written without a zone, .*--zone Europe\/Berlin\. Nothing was stored\.\n$/,
  )
  await expectNothing()
  expect(tundish(place, '--zone', 'Europe/Nowhere').stderr).toMatch(
    /^tundish: --zone is not a zone of the IANA: "Europe\/Nowhere"/,
  )
  expect(tundish(place, '--zone', 'Europe/Berlin').status).toBe(0)
  // Said once for the layout, it is not asked again.
  expect(tundish(place).status).toBe(0)
  expect(await db().event.count()).toBe(STORY.length)
})

it('says what is wrong with a file that holds nothing of use, is not there, or cannot be read', async () => {
  for (const [place, sentence] of [
    [await folder.write('words.txt', 'the quick brown fox\njumps over\nthe lazy dog\n'), /time/],
    [
      await folder.write(
        'noise.bin',
        Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 256)),
      ),
      /noise\.bin/,
    ],
    [await folder.write('empty.csv', ''), /empty\.csv/],
    [`${folder.path()}/absent.csv`, /There is no file .*absent\.csv\./],
    [folder.path(), /is a folder; name the files in it\./],
  ] as const) {
    const { status, stdout, stderr } = tundish(place)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^tundish: /)
    expect(stderr).not.toContain('fault of ours')
    expect(stderr).toMatch(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  }
  await expectNothing()
})

it('shows what would be stored and stores nothing', async () => {
  const { status, stdout } = tundish(await writeStory('events.csv', toIso), '--preview')
  expect(status).toBe(0)
  const [sessions, carts] = countStory(STORY, 'session')
  expect(stdout).toContain(`${sessions} sessions`)
  expect(stdout).toMatch(
    new RegExp(`added to cart +.* +${STORY.filter(({ step }) => step === 'cart').length}\\n`),
  )
  expect(stdout).toMatch(new RegExp(`\\b${carts}\\b`))
  await expectNothing()
})

it('prints a mapping that gives the same import', async () => {
  const place = await writeStory('local.csv', toLocal)
  const printed = tundish(place, '--zone', 'Europe/Berlin', '--preview', '--format', 'json')
  expect(printed.status).toBe(0)
  expect(JSON.parse(printed.stdout)).toMatchObject({
    questions: [],
    mapping: { version: 1, time: { field: 'time', zone: 'Europe/Berlin' }, user: 'user' },
    preview: { read: STORY.length, refused: 0, known: 0, isWhole: true },
  })
  await expectNothing()
  const mapping = await folder.write('mapping.json', printed.stdout)
  expect(tundish(place, '--mapping', mapping).status).toBe(0)
  const byMapping = await readShop(db())
  await emptyDatabase(db())
  expect(tundish(place, '--zone', 'Europe/Berlin').status).toBe(0)
  expect(await readShop(db())).toEqual(byMapping)
  const broken = await folder.write('broken.json', '{"version":1,"time":{"field":"time","format":"soon"}}')
  const refused = tundish(place, '--mapping', broken)
  expect([refused.status, refused.stdout]).toEqual([1, ''])
  expect(refused.stderr).toMatch(/^tundish: .*broken\.json: time\.format in the mapping cannot be used/)
})

it('keeps refused rows and says so by its exit code', async () => {
  const place = await folder.write(
    'some.csv',
    [
      'time,user,session,event,product',
      ...STORY.map(({ at, user, session, step, product }, row) =>
        [row === 7 ? 'soon' : at.toISOString(), user, session, NAMES[step], product].join(','),
      ),
      '',
    ].join('\n'),
  )
  const { status, stdout } = tundish(place)
  expect(status).toBe(2)
  expect(stdout).toContain('1 row was rejected and kept with its reason')
  expect(await db().importReject.findMany({ select: { line: true, reason: true } })).toEqual([
    { line: 9, reason: expect.stringContaining('"soon"') },
  ])
})

it('says in the summary that steps are missing, and which names mean nothing', async () => {
  const toRow = ({ at, user, session, product }: StoryEvent, place: number) =>
    [at.toISOString(), user, session, place % 30 === 0 ? 'wobble' : 'product viewed', product].join(',')
  const place = await folder.write(
    'views.csv',
    ['time,user,session,event,product', ...STORY.map(toRow), ''].join('\n'),
  )
  const { stdout, status } = tundish(place, '--yes')
  expect(status).toBe(0)
  expect(stdout).toContain('Only views are in it')
  expect(stdout).toMatch(/"wobble" \(\d+ rows\)/)
})
