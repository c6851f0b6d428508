import type { ComponentProps } from 'react'

type Props = ComponentProps<'button'> &
  Readonly<{
    /** What it is about, for who does not see what it stands beside. */
    about?: string
  }>

/** A button that does something where it stands; it sends no form. */
export function Button({ about, className = 'control', children, ...button }: Props) {
  return (
    <button type="button" className={className} {...button}>
      {children}
      {about && <span className="sr-only"> {about}</span>}
    </button>
  )
}
