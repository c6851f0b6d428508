import type { ReactNode } from 'react'

type Props = Readonly<{ label: string; className?: string; children: ReactNode }>

/** Scrolls inside itself what is too wide for the page; the keyboard reaches it too. */
export function ScrollBox({ label, className = '', children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section aria-label={label} tabIndex={0} className={`relative overflow-x-auto ${className}`}>
      {children}
    </section>
  )
}
