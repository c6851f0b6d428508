import { expect, type Page } from '@playwright/test'

/** Opens the form for a new goal: where there is no goal it is open from the start. */
export async function openGoalForm(page: Page) {
  await page.goto('/goals')
  const form = page.getByRole('form', { name: 'New goal' })
  const button = page.getByRole('button', { name: 'New goal' })
  await expect(form.or(button).first()).toBeVisible()
  if (!(await form.isVisible())) await button.click()
  return form
}

/** Sets a goal of the whole shop in the metric that the form offers first. */
export async function setGoal(page: Page, owner: string): Promise<void> {
  const form = await openGoalForm(page)
  await form.getByLabel(/^Target/).fill('20')
  await form.getByLabel('Owner').fill(owner)
  await form.getByRole('button', { name: 'Set this goal' }).click()
  await expect(page.getByText('The goal is set.')).toBeVisible()
}
