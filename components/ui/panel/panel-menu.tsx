'use client'

import { useState } from 'react'
import { type PictureFormat, savePicture } from '@/components/charts/picture/save-picture'
import { toXlsxHref } from '@/lib/format/sheet/to-xlsx-href'
import { Menu, MenuFile, MenuItem } from '../choose/menu'
import { MoreIcon } from '../icons'

type Props = Readonly<{
  title: string
  /** What can be shown under it, and whether it is. */
  parts: readonly Readonly<{ label: string; isOn: boolean }>[]
  onTurn: (label: string) => void
  csvHref: string
  pngName: string | undefined
}>

const PICTURE_FORMATS: readonly PictureFormat[] = ['png', 'svg']

/** What can be had of a panel beside what it shows. Pictures are saved as they are seen now. */
export function PanelMenu({ title, parts, onTurn, csvHref, pngName }: Props) {
  const [failed, setFailed] = useState<PictureFormat | null>(null)
  const save = async (format: PictureFormat, name: string, done: () => void) => {
    const panels = document.querySelectorAll('[data-panel]')
    const panel = [...panels].find((one) => one.contains(document.activeElement))
    try {
      if (panel) await savePicture(panel, format, { title, name })
      setFailed(null)
      done()
    } catch {
      setFailed(format)
    }
  }
  return (
    <Menu name={`More of: ${title}`} label={<MoreIcon />}>
      {(close) => (
        <>
          {parts.map(({ label, isOn }) => (
            <MenuItem
              key={label}
              isOn={isOn}
              onChoose={() => {
                close()
                onTurn(label)
              }}
            >
              {label}
            </MenuItem>
          ))}
          <hr className="my-1 border-line" />
          <MenuFile href={csvHref}>Table as CSV</MenuFile>
          <MenuFile href={toXlsxHref(csvHref)}>Table as XLSX</MenuFile>
          {pngName !== undefined &&
            PICTURE_FORMATS.map((format) => (
              <MenuItem key={format} onChoose={() => save(format, pngName, close)}>
                {failed === format ? 'This browser could not make it' : `Picture as ${format.toUpperCase()}`}
              </MenuItem>
            ))}
        </>
      )}
    </Menu>
  )
}
