import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importPlaces } from '@/lib/testing/files/import-places'
import { writeParquet } from '@/lib/testing/files/made-parquet'
import { hasShapeFiles, placeOfShape, readExpected } from '@/lib/testing/files/read-shape-file'
import { countImported, type Reached } from '@/lib/testing/shop/count-imported'
import { readEverything, readShop } from '@/lib/testing/shop/stored-tables'

// One story in eight layouts (../shared/data/shapes), imported as the command line does: the reports give the same of all.

const db = useTestDatabase()

type Expected = Readonly<{
  sessions: Reached
  users: Reached
  session_product_pairs: Reached
  user_product_pairs: Reached
  sessions_after_30_idle_minutes: Reached
  device: Record<string, Reached>
  channel: Record<string, Reached>
  revenue_of_checkouts: number
  currency: string
}>

const right = (hasShapeFiles ? readExpected() : {}) as Expected
const { users, user_product_pairs } = right
const whole = {
  sessions: right.sessions,
  users,
  session_product_pairs: right.session_product_pairs,
  user_product_pairs,
}
const idle = { sessions: right.sessions_after_30_idle_minutes, users, user_product_pairs }
const { device, channel } = right
const broken = { device, channel }
const paid = { revenue: { [right.currency]: right.revenue_of_checkouts } }
/** Where the layout has amounts and says no currency. */
const paidInNone = { revenue: { none: right.revenue_of_checkouts } }

const FILES: readonly Readonly<{ name: string; zone?: string; rows: number; story: object }>[] = [
  { name: 'segment.ndjson.gz', rows: 3553, story: { ...whole, ...broken, ...paid } },
  // One user of the story began 75 sessions within a second of another: GA4's key, user and second, cannot tell those apart.
  {
    name: 'ga4.ndjson',
    rows: 3553,
    story: { users, user_product_pairs, sessions: [503, 452, 361], ...paidInNone },
  },
  { name: 'mixpanel.ndjson', rows: 3553, story: idle },
  { name: 'posthog.jsonl', rows: 3553, story: { ...whole, ...broken } },
  { name: 'shop-log.csv', rows: 3719, story: whole },
  { name: 'excel-de.csv', zone: 'Europe/Berlin', rows: 3719, story: { ...whole, ...broken } },
  { name: 'epoch-ms.tsv.gz', rows: 3719, story: idle },
  { name: 'typed.parquet', rows: 3553, story: { ...whole, ...broken, ...paidInNone } },
]

/** The embedded database is asked for two of them: what differs there is how fast it is. */
const TRIED = FILES.filter(
  ({ name }) => !onEmbedded() || ['segment.ndjson.gz', 'excel-de.csv'].includes(name),
)

const SHIPPED = 335

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tundish-shapes-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const said = (zone?: string) => (zone === undefined ? {} : { zone })

describe.skipIf(!hasShapeFiles)('a file of the story (../shared/data/shapes)', () => {
  test.each(TRIED)(
    '$name gives its numbers, again changes nothing, and in part and then whole is as at once',
    async ({ name, zone, story, rows }) => {
      const place = placeOfShape(name)
      expect(await importPlaces(db(), [place], said(zone))).toMatchObject({
        read: rows,
        stored: rows,
        corrected: 0,
        repeated: 0,
        rejected: 0,
      })
      expect(withThreeSteps(await countImported(db()))).toMatchObject(story)
      const before = await readEverything(db())
      const atOnce = await readShop(db())
      // What was said of the layout once is not asked again.
      expect(await importPlaces(db(), [place])).toMatchObject({
        read: rows,
        stored: 0,
        repeated: rows,
        corrected: 0,
      })
      expect(await readEverything(db())).toEqual(before)
      for (const part of ['every second row', 'the first half'] as const) {
        await emptyDatabase(db())
        const half = await writePart(place, part)
        const { stored } = await importPlaces(db(), [half], said(zone))
        const after = await importPlaces(db(), [place], said(zone))
        expect(after.repeated + after.corrected).toBeGreaterThanOrEqual(stored)
        expect(await readShop(db())).toEqual(atOnce)
      }
    },
  )

  test('orders of the story are shipped where the layout tells', async () => {
    await importPlaces(db(), [placeOfShape('posthog.jsonl')])
    expect((await countImported(db())).sessions[3]).toBe(SHIPPED)
  })
})

/** The story tells of three. */
function withThreeSteps(counted: Awaited<ReturnType<typeof countImported>>) {
  const three = (reached: Reached) => reached.slice(0, 3)
  return {
    ...counted,
    sessions: three(counted.sessions),
    users: three(counted.users),
    session_product_pairs: three(counted.session_product_pairs),
    user_product_pairs: three(counted.user_product_pairs),
  }
}

async function writePart(place: string, part: 'every second row' | 'the first half'): Promise<string> {
  const target = path.join(folder, path.basename(place).replace(/\.gz$/, ''))
  if (place.endsWith('.parquet')) {
    const rows = `(select *, row_number() over () as nth, count(*) over () as all_rows from '${place}')`
    const isIn = part === 'the first half' ? 'nth * 2 <= all_rows' : 'nth % 2 = 1'
    await writeParquet(target, `select * exclude (nth, all_rows) from ${rows} where ${isIn}`)
    return target
  }
  const bytes = await readFile(place)
  const lines = (place.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')
  const header = /json/.test(place) ? 0 : 1
  const kept = lines.filter(
    (_, at) => at < header || (part === 'the first half' ? at * 2 <= lines.length : (at - header) % 2 === 0),
  )
  await writeFile(target, `${kept.join('\n')}\n`)
  return target
}
