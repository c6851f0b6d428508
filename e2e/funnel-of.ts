import type { Locator, Page } from '@playwright/test'

/** The first funnel that is drawn: a picture, or where its bars lead to people a group. */
export function funnelOf(page: Page): Locator {
  const name = /^Funnel:/
  return page.getByRole('img', { name }).or(page.getByRole('group', { name })).first()
}
