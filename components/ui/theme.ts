export const THEME_COOKIE = 'tundish-theme'

/** What the reader chose; null follows the system. */
export type Theme = 'light' | 'dark'

export function parseTheme(text: string | undefined): Theme | null {
  return text === 'light' || text === 'dark' ? text : null
}
