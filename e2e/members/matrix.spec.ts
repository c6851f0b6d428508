import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from '@playwright/test'
import { isAllowed, type Role } from '../../lib/forms/role'
import { startWithoutProxy } from '../start-without-proxy'
import { expect, test } from '../test'
import { ACTIONS, POSTS, ROUTES } from './least-roles'
import { cookiesOf, ROLES, signIn } from './people'

// Every route and every action that exists, with every role and with none: what the gate lets through, and what it keeps.
// Whatever is new and not in the tables of least roles fails.

/** Called for everybody they would end the sessions with which the others are called. */
const ENDING = ['signOut', 'signOutEverywhere']

/** What only somebody inside may read: counts of the shop, members and what they did. */
const INSIDE = /578|579|"checked_out"|vic@example\.com|Vic Tam/

const FUNNEL = JSON.stringify({
  steps: ['page_view', 'checkout'].map((type) => ({ key: type, match: { types: [type] } })),
  order: 'any',
  within: 'session',
  per: 'shop',
})

const EXAMPLES: Record<string, string> = {
  '[import]': '1',
  '[source]': '1',
  '[upload]': 'a'.repeat(32),
  '[report]': 'funnel',
  '[goal]': '1',
  '[funnel]': '1',
  '/funnels/attempts': `/funnels/attempts?funnel=${encodeURIComponent(FUNNEL)}`,
  '[model]': 'event',
  '[node]': 'page:overview',
  '[run]': '1',
  '[token]': 'A'.repeat(43),
  '[table]': 'funnel',
}

function listRoutes(): string[] {
  const files = readdirSync(path.resolve('app'), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => path.posix.dirname(`/${file}`).replace(/\/\([^)]*\)/g, '') || '/')
    .sort()
}

type ActionEntry = Readonly<{ exportedName: string; workers: Record<string, unknown> }>

/** Every action of the build by its id, with its name and a page that knows it. */
function listActions(): { id: string; name: string; page: string }[] {
  const file = path.resolve('.next/server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as { node: Record<string, ActionEntry> }
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const worker = Object.keys(workers)[0] ?? ''
    const page = worker
      .replace(/^app/, '')
      .replace(/\/\([^)]*\)/g, '')
      .replace(/\/page$/, '')
    return { id, name: exportedName, page: toExample(page || '/') }
  })
}

function toExample(route: string): string {
  return Object.entries(EXAMPLES).reduce((text, [name, value]) => text.replace(name, value), route)
}

/** Somebody in front of a server: its address, and the cookies that they have. */
type Caller = Readonly<{ server: string; cookie: string; role: Role | null }>

function ask({ server, cookie }: Caller, at: string, more: RequestInit = {}): Promise<Response> {
  return fetch(`${server}${at}`, {
    ...more,
    headers: { cookie, origin: server, ...more.headers },
    redirect: 'manual',
  })
}

async function expectRoutes(caller: Caller): Promise<void> {
  const { role } = caller
  for (const [route, need] of Object.entries(ROUTES)) {
    const answer = await ask(caller, toExample(route))
    const body = await answer.text()
    const where = `${route} as ${role ?? 'nobody'}: ${answer.status}`
    if (need === null || role === null) expect(body, where).not.toMatch(INSIDE)
    if (need === null) continue
    if (role === null) expect([401, 307], where).toContain(answer.status)
    else if (isAllowed(role, need)) {
      expect([200, 404], where).toContain(answer.status)
      expect(body, where).not.toContain('This needs the role')
    } else {
      expect(body, where).toContain(`This needs the role ${need}`)
      expect(body, where).not.toMatch(/vic@example\.com|member-disabled/)
    }
  }
}

/** What is sent is nothing that could be taken. */
async function expectPosts(caller: Caller): Promise<void> {
  const { role } = caller
  for (const [route, need] of Object.entries(POSTS)) {
    const answer = await ask(caller, route, { method: 'POST', body: '{}' })
    const where = `${route} as ${role ?? 'nobody'}`
    expect(answer.status, where).toBe(role === null ? 401 : isAllowed(role, need) ? 422 : 403)
  }
}

async function expectActions(caller: Caller): Promise<void> {
  const { role } = caller
  for (const { id, name, page } of listActions()) {
    const need = ACTIONS[name]
    if (!need || (role && ENDING.includes(name))) continue
    const headers = { 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8' }
    const answer = await ask(caller, page, { method: 'POST', headers, body: '[]' })
    const body = await answer.text()
    const where = `${name} as ${role ?? 'nobody'}: ${answer.status} ${body.slice(0, 300)}`
    if (role && isAllowed(role, need)) expect(body, where).not.toContain('This needs the role')
    else expect(body, where).toContain(refusalOf(name, role))
  }
}

/** What an action answers to whoever may not: a sentence, and a search with nothing found. */
function refusalOf(name: string, role: Role | null): string {
  if (name === 'searchProducts') return '[]'
  return role ? `This needs the role ${ACTIONS[name]}` : 'Sign in to see this.'
}

/** Every route and action, as nobody and as each of the roles. */
async function expectTheGate(browser: Browser, server: string, roles: readonly Role[]): Promise<void> {
  const callers: Caller[] = [{ server, cookie: '', role: null }]
  for (const role of roles) {
    const context = await signIn(browser, role)
    callers.push({ server, cookie: await cookiesOf(context), role })
    await context.close()
  }
  await Promise.all(
    callers.map(async (caller) => {
      await expectRoutes(caller)
      await expectPosts(caller)
      await expectActions(caller)
    }),
  )
}

test('every route and every action has its least role', () => {
  expect(listRoutes()).toEqual(Object.keys({ ...ROUTES, ...POSTS }).sort())
  const names = listActions().map(({ name }) => name)
  expect([...new Set(names)].sort()).toEqual(Object.keys(ACTIONS).sort())
})

test('each lets in whom it should, and nobody else; the gate stands where the data is, not in the proxy', async ({
  browser,
  shop,
}) => {
  const bare = await startWithoutProxy(shop.dataDir)
  try {
    const { headers } = await fetch(`${bare.url}/sign-in`)
    expect(headers.get('content-security-policy')).toBeNull()
    await expectTheGate(browser, bare.url, ROLES)
  } finally {
    await bare.stop()
  }
})

// It may refuse what the gate lets in, and let in nobody whom the gate refuses: so one with a role is enough.
test('with the proxy in front it is the same', async ({ browser, shop }) => {
  await expectTheGate(browser, shop.url, ['editor'])
})

test('nothing is changed from another site, or by what does not say where it comes from', async ({
  browser,
  shop,
}) => {
  const context = await signIn(browser, 'admin')
  const cookie = await cookiesOf(context)
  for (const { id, page } of listActions()) {
    for (const origin of [null, 'null', 'https://evil.example', `${shop.url}.evil.example`]) {
      const headers = { cookie, 'Next-Action': id, ...(origin !== null && { origin }) }
      const answer = await fetch(`${shop.url}${page}`, {
        method: 'POST',
        headers,
        body: '[]',
        redirect: 'manual',
      })
      expect(answer.status).toBe(403)
    }
  }
  const still = await fetch(`${shop.url}/api/reports/funnel`, { headers: { cookie } })
  expect(still.status).toBe(200)
  await context.close()
})

test('whatever stands in place of any argument, an action answers with a sentence or refuses', async ({
  browser,
  shop,
}) => {
  const context = await signIn(browser, 'admin')
  const cookie = await cookiesOf(context)
  const caller = { server: shop.url, cookie, role: 'admin' } as const
  const junk = [null, {}, [], 7, true, 'x', { not: '' }, { id: { not: null } }, [[[]]]]
  for (const { id, name, page } of listActions()) {
    if ([...ENDING, 'loadDemoShop', 'removeDemoShop'].includes(name)) continue
    const headers = { 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8' }
    await Promise.all(
      junk.map(async (value) => {
        const body = JSON.stringify([value, value, value])
        const answer = await ask(caller, page, { method: 'POST', headers, body })
        expect(answer.status, `${name}(${body}): ${(await answer.text()).slice(0, 200)}`).toBeLessThan(500)
      }),
    )
  }
  const members = await ask(caller, '/settings/members')
  expect(await members.text()).toContain('Vic Tam')
  await context.close()
})
