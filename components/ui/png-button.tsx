'use client'

import { useState } from 'react'
import { downloadPng } from '@/components/charts/download-png'
import { DownloadIcon } from './icons'

type Props = Readonly<{ name: string; title: string; className: string }>

/** Saves the pictures of the panel around it as they are seen now. */
export function PngButton({ name, title, className }: Props) {
  const [failed, setFailed] = useState(false)
  const save = async (button: HTMLButtonElement) => {
    try {
      const drawings = button
        .closest('[data-panel]')
        ?.querySelectorAll<SVGSVGElement>('svg[data-chart], svg.recharts-surface')
      const visible = [...(drawings ?? [])].filter((svg) => svg.getBoundingClientRect().width > 0)
      const detail = document.querySelector('[data-shown]')?.textContent ?? ''
      await downloadPng(visible, { title, detail }, `${name}.png`)
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <button
      type="button"
      className={className}
      aria-label={`PNG of: ${title}`}
      title={failed ? 'This browser could not make the picture.' : undefined}
      onClick={(event) => save(event.currentTarget)}
    >
      <DownloadIcon /> {failed ? 'PNG failed' : 'PNG'}
    </button>
  )
}
