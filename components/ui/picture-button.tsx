'use client'

import { useState } from 'react'
import { type PictureFormat, savePicture } from '@/components/charts/picture/save-picture'
import { Button } from './button'

type Props = Readonly<{ format: PictureFormat; name: string; title: string; className: string }>

/** Saves the pictures of the panel around it as they are seen now. */
export function PictureButton({ format, name, title, className }: Props) {
  const [failed, setFailed] = useState(false)
  const label = format.toUpperCase()
  const save = async (button: HTMLButtonElement) => {
    try {
      const panel = button.closest('[data-panel]')
      if (panel) await savePicture(panel, format, { title, name })
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <Button
      className={className}
      aria-label={`${label} of: ${title}`}
      title={failed ? 'This browser could not make the picture.' : undefined}
      onClick={(event) => save(event.currentTarget)}
    >
      {failed ? `${label} failed` : label}
    </Button>
  )
}
