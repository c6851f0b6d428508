'use client'

import '@fontsource-variable/inter'
import './globals.css'
import { ErrorPage } from '@/components/ui/instead/error-page'

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Tundish cannot be shown</title>
        <ErrorPage title="Something went wrong on our side">
          <p>Tundish cannot show this page. Try again; the log of the server says what it was.</p>
          <button type="button" className="control" onClick={() => retry()}>
            Try again
          </button>
        </ErrorPage>
      </body>
    </html>
  )
}
