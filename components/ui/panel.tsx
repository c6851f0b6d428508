import type { ReactNode } from 'react'
import { PanelFoot } from './panel-foot'

type Props = Readonly<{
  /** What the picture shows. */
  title: string
  children: ReactNode
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

/** A picture with all that belongs to it: its numbers, how they are counted, and both as files. */
export function Panel({ title, children, numbers, counted, csvHref, pngName, mark }: Props) {
  return (
    <div data-panel className="rounded-lg border border-line bg-surface">
      <h3 className="px-4 pt-4 font-semibold text-base sm:px-5">{title}</h3>
      <div className="px-4 pt-4 pb-5 sm:px-5">{children}</div>
      <PanelFoot
        numbers={numbers}
        counted={counted}
        csvHref={csvHref}
        pngName={pngName}
        title={title}
        mark={mark}
      />
    </div>
  )
}
