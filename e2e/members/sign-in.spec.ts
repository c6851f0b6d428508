import { request as ask } from 'node:http'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { sendBytes } from '../raw-request'
import { SHOPS } from '../shops'
import { tundish } from '../tundish'
import { fillSignIn, PEOPLE, signIn } from './people'

// The Greenery shop from its first start: nobody is a member yet. What one test does the next one finds.

const { admin, editor, viewer } = PEOPLE

async function expectNoSeriousFinding(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** Asks with headers that no browser would let a page choose. */
function askAs(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: SHOPS.members.port, path, headers }
    const asked = ask(options, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        body += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('before there are members the dashboard opens at once, and says so', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('578 sessions')).toBeVisible()
  await page.getByRole('button', { name: /Who may see this/ }).click()
  await expect(page.getByText('this server answers only on this machine')).toBeVisible()
})

test('under another name it answers nobody', async () => {
  for (const host of ['evil.example', 'localhost.evil.example:3213', '127.0.0.1.nip.io', '192.168.1.4']) {
    const api = await askAs('/api/reports/funnel', { host })
    expect(api.status).toBe(421)
    expect(api.body).toContain('listens on this machine only')
    const page = await askAs('/', { host })
    expect(page.body).not.toMatch(/\b578\b/)
  }
})

test('by a proxy it answers nobody, under whatever name', async () => {
  const host = 'localhost'
  const ofProxies: readonly Record<string, string>[] = [
    { 'x-forwarded-for': '203.0.113.7' },
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-host': 'evil.example' },
    { 'x-forwarded-proto': 'https' },
    { forwarded: 'for=127.0.0.1;host=localhost' },
    { via: '1.1 caddy' },
    { 'x-real-ip': '127.0.0.1' },
    { 'cf-connecting-ip': '203.0.113.7' },
  ]
  for (const headers of ofProxies) {
    const api = await askAs('/api/reports/funnel', { host, ...headers })
    expect([headers, api.status]).toEqual([headers, 401])
    expect(api.body).toContain('only on its own machine, and through no proxy')
    const page = await askAs('/', { host, ...headers })
    expect(page.body).not.toMatch(/\b578\b/)
  }
  expect((await askAs('/api/reports/funnel', { host })).status).toBe(200)
  const old = await sendBytes(
    SHOPS.members.port,
    'GET /api/reports/funnel HTTP/1.0\r\nHost: localhost\r\n\r\n',
  )
  expect(old).toMatch(/^HTTP\/1\.1 401 /)
})

test('the first admin is created, and from then on everybody signs in', async ({ page, browser }) => {
  await page.goto('/setup')
  await page.getByLabel('Name').fill(admin.name)
  await page.getByLabel('E-mail').fill('Ann@Example.com')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create the admin' }).click()
  await expect(page.getByText('A password has at least 12 characters')).toBeVisible()
  await expectNoSeriousFinding(page)
  await page.getByLabel('Password').fill(admin.password)
  await page.getByRole('button', { name: 'Create the admin' }).click()
  await expect(page.getByRole('button', { name: `Signed in as ${admin.name}` })).toBeVisible()
  const cookies = await page.context().cookies()
  expect(cookies.find(({ name }) => name === 'tundish.session_token')).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  })

  const stranger = await browser.newContext()
  const elsewhere = await stranger.newPage()
  await elsewhere.goto('/quarters?unit=users')
  await expect(elsewhere).toHaveURL('/sign-in?next=%2Fquarters%3Funit%3Dusers')
  expect((await stranger.request.get('/setup')).status()).toBe(404)
  await expectNoSeriousFinding(elsewhere)
  await fillSignIn(elsewhere, admin.email, 'not the password')
  await expect(elsewhere.getByText('This address and password do not go together.')).toBeVisible()
  await fillSignIn(elsewhere, 'nobody@example.com', 'not the password')
  await expect(elsewhere.getByText('This address and password do not go together.')).toBeVisible()
  await fillSignIn(elsewhere, admin.email, admin.password)
  await expect(elsewhere).toHaveURL('/quarters?unit=users')
  await stranger.close()
})

test('others are invited, each with what they may do', async ({ browser }) => {
  const context = await signIn(browser, 'admin')
  const page = await context.newPage()
  await page.goto('/settings/members')
  for (const [role, { name, email, password }] of [
    ['Editor', editor],
    ['Viewer', viewer],
  ] as const) {
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('radio', { name: role }).check()
    await page.getByRole('button', { name: 'Make the invitation' }).click()
    const link = await page.getByRole('textbox', { name: 'Send this link' }).inputValue()
    const theirs = await browser.newContext()
    const invited = await theirs.newPage()
    await invited.goto(link)
    await expect(invited.getByText(`Ann Lee invites ${email} as ${role.toLowerCase()}`)).toBeVisible()
    await invited.getByLabel('Your name').fill(name)
    await invited.getByLabel('A password').fill(password)
    await invited.getByRole('button', { name: 'Become a member' }).click()
    await expect(invited.getByRole('button', { name: `Signed in as ${name}` })).toBeVisible()
    await invited.goto(link)
    await expect(invited.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible()
    await theirs.close()
    await page.reload()
  }
  await expectNoSeriousFinding(page)
  await page.getByRole('combobox', { name: 'Role of Ann Lee' }).selectOption('viewer')
  await expect(page.getByText('This is the last admin.')).toBeVisible()
  await context.close()
})

test('a session that was ended is over, whoever has its cookie', async ({ browser }) => {
  const context = await signIn(browser, 'viewer')
  const cookies = await context.cookies()
  const thief = await browser.newContext()
  await thief.addCookies(cookies)
  expect((await thief.request.get('/api/reports/funnel')).status()).toBe(200)
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: /Signed in as/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  expect((await thief.request.get('/api/reports/funnel')).status()).toBe(401)
  await thief.close()
  await context.close()
})

test('another password signs out everywhere else', async ({ browser }) => {
  const [here, there] = [await signIn(browser, 'viewer'), await signIn(browser, 'viewer')]
  const page = await here.newPage()
  await page.goto('/account')
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  await expect(sessions.filter({ hasText: 'here' })).toHaveCount(1)
  expect(await sessions.count()).toBeGreaterThanOrEqual(2)
  for (const [current, next, sentence] of [
    ['not this one', 'another good password', 'That is not your password.'],
    [viewer.password, 'vic@example.com', 'too much like the e-mail address'],
    [viewer.password, 'another good password', 'The password is changed.'],
    ['another good password', viewer.password, 'The password is changed.'],
  ] as const) {
    await page.getByLabel('Your password now').fill(current)
    await page.getByLabel('The new one').fill(next)
    await page.getByRole('button', { name: 'Change it' }).click()
    await expect(page.getByText(sentence)).toBeVisible()
  }
  await expect(sessions).toHaveCount(1)
  expect((await there.request.get('/api/reports/funnel')).status()).toBe(401)
  expect((await here.request.get('/api/reports/funnel')).status()).toBe(200)
  await here.close()
  await there.close()
})

test('whoever is disabled is out at once, and in again when enabled', async ({ browser }) => {
  const [admins, viewers] = [await signIn(browser, 'admin'), await signIn(browser, 'viewer')]
  const page = await admins.newPage()
  await page.goto('/settings/members')
  await page.getByRole('button', { name: 'Disable Vic Tam' }).click()
  await expect(page.getByRole('button', { name: 'Enable Vic Tam' })).toBeVisible()
  expect((await viewers.request.get('/api/reports/funnel')).status()).toBe(401)
  const theirs = await viewers.newPage()
  await theirs.goto('/sign-in')
  await fillSignIn(theirs, viewer.email, viewer.password)
  await expect(theirs.getByText('This address and password do not go together.')).toBeVisible()
  await page.getByRole('button', { name: 'Enable Vic Tam' }).click()
  await expect(page.getByRole('button', { name: 'Disable Vic Tam' })).toBeVisible()
  await admins.close()
  await viewers.close()
})

test('the terminal lists members, and makes a link for a new password', async ({ page }) => {
  expect(tundish('members', 'members', 'list', '--format', 'csv').stdout).toContain(
    'Vic Tam,vic@example.com,viewer',
  )
  const { stdout } = tundish(
    'members',
    'members',
    'password',
    viewer.email,
    '--url',
    `http://localhost:${SHOPS.members.port}`,
  )
  await page.goto(stdout.split('\n')[0] ?? '')
  await page.getByLabel('A password').fill(viewer.password)
  await page.getByRole('button', { name: 'Use this password' }).click()
  await expect(page.getByRole('button', { name: 'Signed in as Vic Tam' })).toBeVisible()
  for (const [args, sentence] of [
    [['password', 'nobody@example.com'], 'nobody@example.com is no member.'],
    [['role', viewer.email, 'king'], '"king" is no role; there are viewer, editor, admin.'],
    [['invite', 'nobody'], '"nobody" is no e-mail address.'],
    [['disable', admin.email], 'This is the last admin.'],
  ] as const) {
    const { status, stderr } = tundish('members', 'members', ...args)
    expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)])
  }
})

test('the audit log says who did what, to admins', async ({ browser }) => {
  const admins = await signIn(browser, 'admin')
  const page = await admins.newPage()
  await page.goto('/settings/audit')
  await expect(page.getByRole('row', { name: /Ann Lee.*Created the first admin/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Disabled a member.*vic@example.com/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Sign-in refused.*nobody@example.com/ })).toBeVisible()
  await page.getByLabel('Action').selectOption({ label: 'Sign-in refused' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/action=sign-in-refused/)
  await expect(page.getByRole('row', { name: /Created the first admin/ })).toHaveCount(0)
  await expectNoSeriousFinding(page)
  const csv = await admins.request.get('/settings/audit/audit.csv?text=vic')
  expect(await csv.text()).toContain('member-disabled,vic@example.com')
  await admins.close()
})
