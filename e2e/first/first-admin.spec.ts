import type { Page } from '@playwright/test'
import { expectAccessible } from '../fits-everybody'
import { fillSignIn } from '../members/people'
import { sendBytes, sendRaw } from '../raw-request'
import { expect, test } from '../test'

// The Greenery shop from its first start: nobody is a member yet.

test.use({ shopName: 'greenery' })

const ADMIN = { name: 'Ann Lee', email: 'ann@example.com', password: 'violet kettle march' } as const
const INVITED = [
  { role: 'Editor', name: 'Eve Roy', email: 'eve@example.com', password: 'amber window seven' },
  { role: 'Viewer', name: 'Vic Tam', email: 'vic@example.com', password: 'copper garden nine' },
] as const

test('before there are members the dashboard opens at once, here and to nobody else', async ({
  page,
  shop: { port },
}) => {
  await page.goto('/')
  await expect(page.getByText('578 sessions', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /Who may see this/ }).click()
  await expect(page.getByText('this server answers only on this machine')).toBeVisible()

  for (const host of ['evil.example', `localhost.evil.example:${port}`, '127.0.0.1.nip.io', '192.168.1.4']) {
    const api = await sendRaw(port, '/api/reports/funnel', { headers: { host } })
    expect(api.status).toBe(421)
    expect(api.body).toContain('listens on this machine only')
    expect((await sendRaw(port, '/', { headers: { host } })).body).not.toMatch(/\b578\b/)
  }
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
  for (const more of ofProxies) {
    const headers = { host: 'localhost', ...more }
    const api = await sendRaw(port, '/api/reports/funnel', { headers })
    expect([more, api.status]).toEqual([more, 401])
    expect(api.body).toContain('only on its own machine, and through no proxy')
    expect((await sendRaw(port, '/', { headers })).body).not.toMatch(/\b578\b/)
  }
  expect((await sendRaw(port, '/api/reports/funnel', { headers: { host: 'localhost' } })).status).toBe(200)
  const old = await sendBytes(port, 'GET /api/reports/funnel HTTP/1.0\r\nHost: localhost\r\n\r\n')
  expect(old).toMatch(/^HTTP\/1\.1 401 /)
})

async function createAdmin(page: Page): Promise<void> {
  await page.goto('/setup')
  await page.getByLabel('Name').fill(ADMIN.name)
  await page.getByLabel('E-mail').fill('Ann@Example.com')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create the admin' }).click()
  await expect(page.getByText('A password has at least 12 characters')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Password').fill(ADMIN.password)
  await page.getByRole('button', { name: 'Create the admin' }).click()
  await expect(page.getByRole('button', { name: `Signed in as ${ADMIN.name}` })).toBeVisible()
}

test('the first admin is created, others are invited, and from then on everybody signs in', async ({
  page,
  browser,
}) => {
  await createAdmin(page)
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
  for (const email of [ADMIN.email, 'nobody@example.com']) {
    await fillSignIn(elsewhere, email, 'not the password')
    await expect(elsewhere.getByText('This address and password do not go together.')).toBeVisible()
  }
  await fillSignIn(elsewhere, ADMIN.email, ADMIN.password)
  await expect(elsewhere).toHaveURL('/quarters?unit=users')
  await stranger.close()

  await page.goto('/settings/members')
  for (const { role, name, email, password } of INVITED) {
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
  await page.getByRole('combobox', { name: 'Role of Ann Lee' }).selectOption('viewer')
  await expect(page.getByText('This is the last admin.')).toBeVisible()
})
