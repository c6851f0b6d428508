'use client'

import { parseTheme, THEME_COOKIE } from './theme'

const A_YEAR_SECONDS = 31_536_000

/** Turns the theme over; what then is as the system has it follows the system again. */
function turnOver(): void {
  const root = document.documentElement
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const next = (parseTheme(root.dataset.theme) ?? system) === 'dark' ? 'light' : 'dark'
  const followsSystem = next === system
  if (followsSystem) delete root.dataset.theme
  else root.dataset.theme = next
  const cookie = `${THEME_COOKIE}=${followsSystem ? '' : next}; path=/; samesite=lax`
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${cookie}; max-age=${followsSystem ? 0 : A_YEAR_SECONDS}`
}

export function ThemeToggle() {
  return (
    <button
      type="button"
      onClick={turnOver}
      aria-label="Switch between light and dark"
      title="Switch between light and dark"
      className="grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
    >
      <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
      </svg>
    </button>
  )
}
