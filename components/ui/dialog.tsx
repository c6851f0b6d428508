'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'

type Props = Readonly<{
  title: string
  /** After it was closed, by whatever means. */
  onClosed: () => void
  children: (close: () => void) => ReactNode
}>

/** A box above the page, open while it is there. Escape closes it; the focus goes back to where it was. */
export function Dialog({ title, onClosed, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClosed}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[34rem] max-w-[calc(100vw-2rem)] overflow-y-auto rounded-lg border border-line-strong bg-surface p-5 text-ink backdrop:bg-[#0d0f13]/50"
    >
      <h2 id={id} className="mb-4 font-semibold text-lg">
        {title}
      </h2>
      {children(() => dialog.current?.close())}
    </dialog>
  )
}
