import { expect, type Page } from '@playwright/test'

/** A file as it is dropped: its name, and its bytes or its text. */
export type DroppedFile = Readonly<{ name: string; bytes: Buffer | string }>

/** Drops files on the page as a hand does, wherever on it: an event that carries them. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await expect(page.getByRole('region', { name: 'Add files' })).toBeVisible()
  const carried = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], name))
    }
    return transfer
  }, carried)
  for (const type of ['dragover', 'drop'])
    await page.getByRole('main').dispatchEvent(type, { dataTransfer: data, bubbles: true, cancelable: true })
}

/** What stands under a name among the figures. */
export function figureOf(page: Page, name: string) {
  return page
    .locator('dl > div')
    .filter({ has: page.locator('dt').getByText(name, { exact: true }) })
    .locator('dd')
}

/** The import that is under way has ended. */
export async function expectDone(page: Page): Promise<void> {
  await expect(page.getByText(/^(✓ )?done$/).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Progress' })).toHaveCount(0)
}

/** Imports what is shown as it is shown. */
export async function importSo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import as shown' }).click()
  await page.waitForURL(/\/data\/sources\/imports\/\d+$/)
  await expectDone(page)
}

/** Takes back the import that is open, after it was said what goes. */
export async function undoOpen(page: Page, goes: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Undo this import …' }).click()
  await expect(page.getByText(goes)).toBeVisible()
  await page.getByRole('button', { name: 'Undo it' }).click()
  await expect(page.getByText(/^(– )?undone$/).first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Progress' })).toHaveCount(0)
}
