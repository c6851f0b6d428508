'use client'

import { Button } from '../button'
import { PrintIcon } from '../icons'

/** Opens the browser's own dialog, which prints the page or saves it as PDF; what it looks like is in print.css. */
export function PrintButton() {
  return (
    <Button
      onClick={() => window.print()}
      aria-label="Print or save as PDF"
      title="Print or save as PDF"
      className="control max-sm:hidden grid w-8 place-items-center px-0 text-muted hover:text-ink"
    >
      <PrintIcon />
    </Button>
  )
}
