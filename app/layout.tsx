import type { Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { parseTheme, THEME_COOKIE } from '@/components/ui/theme'
import '@fontsource-variable/inter'
import './globals.css'
import { Providers } from './providers'

export const metadata = {
  title: { default: 'Overview · Tundish', template: '%s · Tundish' },
  description: 'How users move through the product funnel.',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** The theme comes with the first byte, from a cookie, so that it never flashes; none means the system's. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" data-theme={theme ?? undefined} suppressHydrationWarning>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
