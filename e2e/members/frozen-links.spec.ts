import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from '@/lib/testing/files/make-folder'
import { GREENERY_FOLDER } from '../shops'
import { expect, test } from '../test'
import { signIn } from './people'
import { chooseKind, newVisitor, sharePage } from './share-page'

// A frozen link keeps its numbers. One session is added to the shop for that; no other file counts its sessions to one.

/** The Greenery files with one more session, of two days before the files end. */
function writeMore(): string {
  const folder = makeFolder('more')
  cpSync(GREENERY_FOLDER, folder, { recursive: true })
  const events = path.join(folder, 'events.csv')
  const [header = '', first = ''] = readFileSync(events, 'utf8').split('\n')
  const names = header.trim().split(',')
  const values = first.trim().split(',')
  const row = (id: string, type: string) =>
    names
      .map((name, index) => {
        if (name === 'event_id') return id
        if (name === 'session_id') return 'a-late-session'
        if (name === 'event_type') return type
        return name === 'order_id' ? '' : (values[index] ?? '')
      })
      .join(',')
  writeFileSync(events, `${header.trim()}\n${row('late-1', 'page_view')}\n${row('late-2', 'add_to_cart')}\n`)
  return folder
}

test('frozen numbers stay when more data comes, and say what would be answered now and why', async ({
  browser,
  shop,
}) => {
  const context = await signIn(browser, 'editor')
  const page = await context.newPage()
  const frozen = await sharePage(page, '/?range=all', chooseKind('Frozen'))
  const live = await sharePage(page, '/?range=all', chooseKind('Live'))
  const { context: theirs, page: open } = await newVisitor(browser)
  await open.goto(`${frozen}?now=1`)
  await expect(open.getByText('It would answer the same now.')).toBeVisible()

  const { status, stderr } = shop.tundish(['import', 'greenery', writeMore()])
  expect([status, stderr]).toEqual([0, expect.anything()])

  await open.goto(live)
  await expect(open.getByText('579 sessions').first()).toBeVisible()
  await open.goto(frozen)
  await expect(open.getByText('578 sessions').first()).toBeVisible()
  await expect(open.getByText('was not kept')).toHaveCount(0)
  await open.getByRole('link', { name: 'What would it answer now?' }).click()
  await expect(open.getByText('It would answer differently now.')).toBeVisible()
  await expect(
    open.getByText('2 events in 1 session of these days arrived since; all of them had happened before'),
  ).toBeVisible()
  await expect(
    open.getByRole('table', { name: 'Funnel' }).getByRole('row', { name: /viewed count 578 579/ }),
  ).toBeVisible()
  const csv = await (await theirs.request.get(`${new URL(frozen).pathname}/files/funnel`)).text()
  expect(csv).toContain('viewed,578')
  await theirs.close()
  await context.close()
})
