import { expect, test } from 'vitest'
import { createUniform } from '@/lib/stats/seeded-random'
import { startChild } from '@/lib/testing/children/start-child'
import { emptyDatabase } from '@/lib/testing/database/empty-database'
import { onEmbedded } from '@/lib/testing/database/fresh-database'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { getTestUrl } from '@/lib/testing/database/test-url'
import { importPlaces } from '@/lib/testing/files/import-places'
import { useFolder } from '@/lib/testing/files/made-file'
import { makeStory } from '@/lib/testing/shop/small-story'
import { readShop } from '@/lib/testing/shop/stored-tables'

const db = useTestDatabase()
const folder = useFolder()

const KILLS = onEmbedded() ? 3 : 10
/** So many statements an import of this file is, at least. */
const STATEMENTS = 40

/** Two batches of events without ids, some of them without a session, with ties and orders of several products. */
function toNdjson(): string {
  const lines = makeStory(4_000).map(
    ({ at, user, session, step, product, order, lines: items, device }, place) =>
      JSON.stringify({
        timestamp: at.toISOString(),
        user_id: place % 3 === 0 ? user : null,
        anonymous_id: `cookie-of-${user}`,
        session_id: place % 5 === 0 ? null : session,
        event: { view: 'product viewed', cart: 'added to cart', order: 'order placed' }[step],
        device,
        order_id: order,
        products: order
          ? items.map(({ product: id, quantity, price }) => ({ id, quantity, price }))
          : [{ id: product }],
      }),
  )
  return `${lines.join('\n')}\n`
}

test('an import that was killed again and again is whole once it ends, and everything is there once', async () => {
  const place = await folder.write('events.ndjson', toNdjson())
  const { stored } = await importPlaces(db(), [place])
  const atOnce = await readShop(db())
  expect(atOnce.event).toHaveLength(stored)
  await emptyDatabase(db())
  const random = createUniform('kills')
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = startChild(
      'import-child.ts',
      getTestUrl(),
      place,
      String(1 + Math.floor(random() * STATEMENTS)),
    )
    expect(await child.nextLine()).toBe('half-way')
    await child.kill()
  }
  const last = await importPlaces(db(), [place])
  expect(last.stored + last.repeated).toBe(stored)
  expect(await readShop(db())).toEqual(atOnce)
})
