'use client'

import { type ReactNode, useId, useState } from 'react'
import { toXlsxHref } from '@/lib/format/to-xlsx-href'
import { ChevronIcon, DownloadIcon } from './icons'
import { PictureButton } from './picture-button'

type Props = Readonly<{
  title: string
  numbers: ReactNode | null
  counted: ReactNode
  csvHref: string
  pngName: string | null
}>

const PICTURE_FORMATS = ['png', 'svg'] as const

const ACTION =
  'flex h-7 items-center gap-1.5 rounded px-1.5 text-muted text-sm hover:bg-sunken hover:text-ink'

export function PanelFoot({ title, numbers, counted, csvHref, pngName }: Props) {
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
        <div className="ml-auto flex items-center text-muted print:hidden">
          <DownloadIcon />
          {/* Files, not pages: the router must not fetch them. */}
          <a href={csvHref} download className={ACTION} aria-label={`CSV of: ${title}`}>
            CSV
          </a>
          <a href={toXlsxHref(csvHref)} download className={ACTION} aria-label={`XLSX of: ${title}`}>
            XLSX
          </a>
          {pngName !== null &&
            PICTURE_FORMATS.map((format) => (
              <PictureButton key={format} format={format} name={pngName} title={title} className={ACTION} />
            ))}
        </div>
      </div>
    </div>
  )
}

type DisclosureProps = Readonly<{ shown: string; hidden: string; children: ReactNode }>

/** The button stays in its row; what it opens takes the row under it. */
function Disclosure({ shown, hidden, children }: DisclosureProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className={ACTION}
      >
        {open ? shown : hidden}
        <ChevronIcon className={open ? 'rotate-180' : ''} />
      </button>
      <div id={id} hidden={!open} className="order-last w-full px-1.5 pt-2 pb-3">
        {children}
      </div>
    </>
  )
}
