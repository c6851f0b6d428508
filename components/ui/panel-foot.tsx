'use client'

import type { ReactNode } from 'react'
import { useState } from 'react'
import { type PictureFormat, savePicture } from '@/components/charts/picture/save-picture'
import { toXlsxHref } from '@/lib/format/sheet/to-xlsx-href'
import { Button } from './button'
import { Disclosure, FOOT_ACTION } from './disclosure'
import { DownloadIcon } from './icons'

type Props = Readonly<{
  /** What the picture shows. */
  title: string
  /** The same numbers as a table; null where the picture is one. */
  numbers: ReactNode | null
  /** How the numbers are counted. */
  counted: ReactNode
  csvHref: string
  /** Name of the saved pictures, PNG and SVG, without ending; null where there is none. */
  pngName: string | null
  /** How the data behind it stands. */
  mark: ReactNode
}>

const PICTURE_FORMATS = ['png', 'svg'] as const

export function PanelFoot({ title, numbers, counted, csvHref, pngName, mark }: Props) {
  return (
    <div className="border-line border-t print:border-t-0">
      <div className="flex flex-wrap items-start gap-x-2 px-2.5 py-1.5 sm:px-3.5 print:py-0">
        {numbers !== null && (
          <Disclosure shown="Hide the numbers" hidden="Show the numbers">
            {numbers}
          </Disclosure>
        )}
        <Disclosure shown="How is this counted?" hidden="How is this counted?">
          <div className="max-w-prose space-y-2 text-ink-soft text-sm">{counted}</div>
        </Disclosure>
        {mark}
        <div className="ml-auto flex items-center text-muted print:hidden">
          <DownloadIcon />
          {/* Files, not pages: the router must not fetch them. */}
          <a href={csvHref} download className={FOOT_ACTION} aria-label={`CSV of: ${title}`}>
            CSV
          </a>
          <a href={toXlsxHref(csvHref)} download className={FOOT_ACTION} aria-label={`XLSX of: ${title}`}>
            XLSX
          </a>
          {pngName !== null &&
            PICTURE_FORMATS.map((format) => (
              <PictureButton
                key={format}
                format={format}
                name={pngName}
                title={title}
                className={FOOT_ACTION}
              />
            ))}
        </div>
      </div>
    </div>
  )
}

type PictureProps = Readonly<{ format: PictureFormat; name: string; title: string; className: string }>

/** Saves the pictures of the panel around it as they are seen now. */
function PictureButton({ format, name, title, className }: PictureProps) {
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
