import { expect, test } from '../test'
import { fillSignIn, PEOPLE, signIn, signInAnew } from './people'

// Sessions of members and their ends, all of one member's whom no other test needs.

const { admin, leaver } = PEOPLE
const WRONG = 'This address and password do not go together.'

test('a session that was ended is over, whoever has its cookie', async ({ browser }) => {
  const context = await signInAnew(browser, 'leaver')
  const thief = await browser.newContext()
  await thief.addCookies(await context.cookies())
  expect((await thief.request.get('/api/reports/funnel')).status()).toBe(200)
  const page = await context.newPage()
  await page.goto('/account')
  await page.getByRole('button', { name: /Signed in as/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/sign-in')
  expect((await thief.request.get('/api/reports/funnel')).status()).toBe(401)
  await thief.close()
  await context.close()
})

test('another password signs out everywhere else', async ({ browser }) => {
  const [here, there] = [await signInAnew(browser, 'leaver'), await signInAnew(browser, 'leaver')]
  const page = await here.newPage()
  await page.goto('/account')
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  await expect(sessions.filter({ hasText: 'here' })).toHaveCount(1)
  expect(await sessions.count()).toBeGreaterThanOrEqual(2)
  for (const [current, next, sentence] of [
    ['not this one', 'another good password', 'That is not your password.'],
    [leaver.password, 'lea@example.com', 'too much like the e-mail address'],
    [leaver.password, 'another good password', 'The password is changed.'],
    ['another good password', leaver.password, 'The password is changed.'],
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

test('whoever is disabled is out at once, in again when enabled, and the audit log says who did it', async ({
  browser,
}) => {
  const [admins, leavers] = [await signIn(browser, 'admin'), await signInAnew(browser, 'leaver')]
  const page = await admins.newPage()
  await page.goto('/settings/members')
  await page.getByRole('button', { name: 'Disable Lea Orr' }).click()
  await expect(page.getByRole('button', { name: 'Enable Lea Orr' })).toBeVisible()
  expect((await leavers.request.get('/api/reports/funnel')).status()).toBe(401)
  const theirs = await leavers.newPage()
  await theirs.goto('/sign-in')
  await fillSignIn(theirs, leaver.email, leaver.password)
  await expect(theirs.getByText(WRONG)).toBeVisible()
  await page.getByRole('button', { name: 'Enable Lea Orr' }).click()
  await expect(page.getByRole('button', { name: 'Disable Lea Orr' })).toBeVisible()

  // The oldest entry may be on a later page: others have acted in this shop.
  await page.goto('/settings/audit?action=setup')
  await expect(page.getByRole('row', { name: /Ann Lee.*Created the first admin/ })).toBeVisible()
  await page.goto('/settings/audit')
  await expect(page.getByRole('row', { name: /Ann Lee.*Disabled a member.*lea@example.com/ })).toBeVisible()
  await page.getByLabel('Action').selectOption({ label: 'Sign-in refused' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/action=sign-in-refused/)
  await expect(page.getByRole('row', { name: /Sign-in refused.*lea@example.com/ }).first()).toBeVisible()
  await expect(page.getByRole('row', { name: /Created the first admin/ })).toHaveCount(0)
  const csv = await admins.request.get('/settings/audit/audit.csv?text=lea')
  expect(await csv.text()).toContain('member-disabled,lea@example.com')
  await admins.close()
  await leavers.close()
})

test('the terminal lists members, and makes a link for a new password', async ({ page, shop }) => {
  const listed = shop.tundish(['members', 'list', '--format', 'csv']).stdout
  expect(listed).toContain('Lea Orr,lea@example.com,viewer')
  const { stdout } = shop.tundish(['members', 'password', leaver.email, '--url', shop.url])
  await page.goto(stdout.split('\n')[0] ?? '')
  await page.getByLabel('A password').fill(leaver.password)
  await page.getByRole('button', { name: 'Use this password' }).click()
  await expect(page.getByRole('button', { name: 'Signed in as Lea Orr' })).toBeVisible()
  for (const [args, sentence] of [
    [['password', 'nobody@example.com'], 'nobody@example.com is no member.'],
    [['role', leaver.email, 'king'], '"king" is no role; there are viewer, editor, admin.'],
    [['invite', 'nobody'], '"nobody" is no e-mail address.'],
    [['disable', admin.email], 'This is the last admin.'],
  ] as const) {
    const { status, stderr } = shop.tundish(['members', ...args])
    expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)])
  }
})
