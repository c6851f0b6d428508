import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { importPlaces, planPlaces } from '@/lib/testing/files/import-places'
import { useFolder } from '@/lib/testing/files/made-file'
import { makeZip } from '@/lib/testing/files/made-zip'
import { countImported } from '@/lib/testing/shop/count-imported'
import { countStory, makeStory, type StoryEvent } from '@/lib/testing/shop/small-story'
import { readEverything, readShop } from '@/lib/testing/shop/stored-tables'
import { HEADER, NAMES, table, toRow } from '@/lib/testing/shop/story-table'

// Kinds of files that shops hand over, each made here of one small story.

const db = useTestDatabase()
const folder = useFolder()

const STORY = makeStory()
const SESSIONS = countStory(STORY, 'session')
const USERS = countStory(STORY, 'user')

async function expectStory(places: readonly string[], rows = STORY.length): Promise<void> {
  expect(await importPlaces(db(), places)).toMatchObject({ read: rows, stored: rows, rejected: 0 })
  const { sessions, users } = await countImported(db())
  expect([sessions.slice(0, 3), users.slice(0, 3)]).toEqual([SESSIONS, USERS])
  const before = await readEverything(db())
  expect(await importPlaces(db(), places)).toMatchObject({ read: rows, stored: 0, repeated: rows })
  expect(await readEverything(db())).toEqual(before)
}

test('a zip of gzipped NDJSON, an hour each, as Amplitude gives', async () => {
  const toAmplitude = ({ id, at, user, session, step, product, order, lines, device }: StoryEvent) =>
    JSON.stringify({
      $insert_id: id,
      amplitude_id: Number(user.replace('visitor-', '')) + 1_000,
      user_id: user,
      device_id: `device-of-${user}`,
      session_id: Number(session.replace('visit-', '')) + 1_700_000_000_000,
      event_type: NAMES[step],
      event_time: at.toISOString().replace('T', ' ').replace('Z', '000'),
      client_upload_time: at.toISOString().replace('T', ' ').replace('Z', '000'),
      device_type: device,
      event_properties: order
        ? {
            order_id: order,
            products: lines.map((line) => ({ product_id: line.product, quantity: line.quantity })),
          }
        : { product_id: product },
    })
  const hours = new Map<string, string[]>()
  for (const event of STORY) {
    const hour = event.at.toISOString().slice(0, 13)
    hours.set(hour, [...(hours.get(hour) ?? []), toAmplitude(event)])
  }
  const members = [...hours].map(
    ([hour, lines]) => [`100/${hour}#1.json.gz`, gzipSync(`${lines.join('\n')}\n`)] as const,
  )
  await expectStory([await folder.write('amplitude.zip', makeZip(members))])
  expect((await countImported(db())).session_product_pairs[2]).toBe(
    STORY.reduce((sum, { lines }) => sum + lines.length, 0),
  )
})

test('UTF-16 with tabs', async () => {
  const text = `\uFEFF${table([HEADER, ...STORY.map(toRow)], '\t')}`
  await expectStory([await folder.write('unicode.csv', Buffer.from(text, 'utf16le'))])
})

test('no header', async () => {
  await expectStory([await folder.write('plain.csv', table(STORY.map(toRow)))])
})

test('one JSON document with its rows inside', async () => {
  const rows = STORY.map((event) => {
    const [event_time, visitor, visit, name, product, order] = toRow(event)
    return { event_time, visitor, visit, event: name, product: { id: product }, order_id: order || null }
  })
  const document = { meta: { exported: '2026-03-09', pages: [1] }, data: { result: { rows } }, isLast: true }
  await expectStory([await folder.write('export.txt', JSON.stringify(document, null, 2))])
})

test('a log with the step in the address', async () => {
  const toUrl = ({ step, product, order }: StoryEvent) =>
    step === 'view'
      ? `https://shop.example/products/${product}?ref=mail`
      : step === 'cart'
        ? `https://shop.example/cart?add=${product}`
        : `https://shop.example/checkout/thank-you?order=${order}`
  const rows = STORY.map((event) => [
    event.at.toISOString(),
    event.user,
    event.session,
    toUrl(event),
    event.device,
  ])
  await expectStory([
    await folder.write('log.csv', table([['time', 'visitor_id', 'session_id', 'url', 'device'], ...rows])),
  ])
})

test('several files of one layout', async () => {
  const rows = STORY.map(toRow)
  const middle = Math.floor(rows.length / 2)
  await expectStory([
    await folder.write('january.csv', table([HEADER, ...rows.slice(0, middle)])),
    await folder.write('february.csv', table([HEADER, ...rows.slice(middle)])),
  ])
  const together = await readShop(db())
  const both = await folder.write('both.csv', table([HEADER, ...rows]))
  expect(await importPlaces(db(), [both])).toMatchObject({ stored: 0, repeated: rows.length })
  expect(await readShop(db())).toEqual(together)
})

test('a table with views only: a sentence says that steps are missing', async () => {
  const views = STORY.filter(({ step }) => step === 'view').map(toRow)
  const place = await folder.write(
    'views.csv',
    table([HEADER.slice(0, 5), ...views.map((row) => row.slice(0, 5))]),
  )
  const [plan] = await planPlaces(db(), [place])
  expect(plan?.proposal.questions).toEqual([])
  expect(plan?.proposal.notes.join(' ')).toContain(
    'Only views are in it ("product viewed"): no funnel can come of them',
  )
})

test('sessions that last for weeks are asked about; as none, idle minutes make them', async () => {
  const rows = STORY.map((event) => [event.at.toISOString(), event.user, NAMES[event.step], event.product])
  const place = await folder.write('weeks.csv', table([['time', 'session_id', 'event', 'product'], ...rows]))
  const [plan] = await planPlaces(db(), [place])
  expect(plan?.proposal.questions).toMatchObject([{ code: 'session', option: '--mapping FILE' }])
  const mapping = plan?.proposal.mapping
  if (!mapping) throw new Error('Nothing is proposed.')
  await importPlaces(db(), [place], { mapping: { ...mapping, session: null } })
  const { sessions, users } = await countImported(db())
  expect([sessions.slice(0, 3), users.slice(0, 3)]).toEqual([SESSIONS, USERS])
})

test('a header alone, beside others, and rows that all are wider than it', async () => {
  const empty = await folder.write('empty.csv', table([HEADER]))
  const [alone] = await planPlaces(db(), [empty])
  expect(alone?.proposal).toMatchObject({
    mapping: null,
    questions: [],
    notes: [expect.stringContaining('no rows')],
  })
  const wide = await folder.write('wide.csv', table([HEADER.slice(0, 4), ...STORY.map(toRow)]))
  const [unread] = await planPlaces(db(), [wide])
  expect(unread?.proposal.notes).toEqual([
    expect.stringMatching(/^None of its rows can be read\. Line 2: has \d columns/),
  ])
  const full = await folder.write('full.csv', table([HEADER, ...STORY.map(toRow)]))
  await expectStory([empty, full])
})

test('the access log of a web server: visitors by fingerprints of addresses, steps by pages', async () => {
  const page = ({ step, product }: StoryEvent) =>
    ({ view: `/product/${product}`, cart: `/cart/add?product=${product}`, order: '/checkout/success' })[step]
  const toEntry = (event: StoryEvent) => {
    const [day, clock] = event.at.toISOString().split(/[T.]/)
    const [year, , date] = (day ?? '').split('-')
    const ip = `192.0.2.${event.user.replace('visitor-', '')}`
    return `${ip} - - [${date}/Mar/${year}:${clock} +0000] "GET ${page(event)} HTTP/1.1" 200 512 "-" "Mozilla/5.0 (\\"X\\")"`
  }
  const place = await folder.write('access', [...STORY.map(toEntry), 'not an entry', ''].join('\n'))
  const counted = { read: STORY.length + 1, stored: STORY.length, rejected: 1 }
  expect(await importPlaces(db(), [place])).toMatchObject(counted)
  const { users } = await countImported(db())
  expect(users.slice(0, 3)).toEqual(USERS)
  expect(JSON.stringify(await readEverything(db()))).not.toContain('192.0.2.')
})
