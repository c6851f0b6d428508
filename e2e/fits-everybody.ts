import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const DESK = 1280
const TABLET = 768
const PHONE = 390

/** What can be broken by other colours, and by less room, where the rest was looked at. */
const RULES = {
  colours: ['color-contrast', 'link-in-text-block'],
  room: ['scrollable-region-focusable'],
} as const

/** Rows of a table have the colours of those before them. */
const LATER_ROWS = 'tbody tr:nth-child(n + 13)'

/** Nothing of what is open has a serious finding of axe: of all its rules, or of some. */
export async function expectAccessible(page: Page, of?: keyof typeof RULES): Promise<void> {
  // A page that is gone to has its title a moment after its content, and colours may be on their way.
  await expect(page).toHaveTitle(/./)
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    return Promise.allSettled(ending.map(({ finished }) => finished))
  })
  // In the page itself: none of ours holds one of somebody else. What passes is not told, which takes half of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    ...(of && { runOnly: { type: 'rule', values: [...RULES[of]] } }),
  })
  if (of === 'colours') axe.exclude(LATER_ROWS)
  const { violations } = await axe.analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const found = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  expect(found, page.url()).toEqual([])
}

/** No part of what is open lies beside the window. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  await expect.poll(overflow, page.url()).toBeLessThanOrEqual(0)
}

/** Gives the window another size, and what is drawn a moment to follow. */
export async function resize(page: Page, width: number, height = 900): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 250))))
}

/** A dialog or a form that is open fits a phone. */
export async function expectNoOverflowOnPhone(page: Page): Promise<void> {
  await resize(page, PHONE)
  await expectNoOverflow(page)
  await resize(page, DESK)
}

/** What is open is for everybody: at a desk and on smaller screens, in the light and in the dark. */
export async function expectFitsEverybody(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' })
  await resize(page, DESK)
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page, 'colours')
  await page.emulateMedia({ colorScheme: 'light' })
  for (const width of [TABLET, PHONE]) {
    await resize(page, width)
    await expectNoOverflow(page)
  }
  await expectAccessible(page, 'room')
  await resize(page, DESK)
}

/** The errors that the browser tells of the page from now on. */
export function listenForErrors(page: Page): string[] {
  const heard: string[] = []
  page.on('console', (message) => {
    const isPolicy = /content.security.policy/i.test(message.text())
    if (message.type() === 'error' || isPolicy) heard.push(message.text())
  })
  page.on('pageerror', (error) => heard.push(error.message))
  return heard
}
