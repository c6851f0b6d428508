'use client'

import { type ReactNode, useState } from 'react'
import { PanelMenu } from './panel-menu'

type Props = Readonly<{
  /** What it shows, and what its files are called for people. */
  title: string
  /** In place of the title, where more is to be said above it. */
  heading?: string
  /** Of the whole panel, or of a page that holds nothing else. */
  level?: 'h2' | 'h3'
  /** Search, pickers; beside the heading, or under it where they are many. */
  tools?: ReactNode
  areToolsMany?: boolean
  /** What it holds reaches from edge to edge, as tables do. */
  isFlush?: boolean
  children: ReactNode
  /** The same numbers as a table; left out where the picture is one. */
  numbers?: ReactNode
  /** How the numbers are counted. */
  counted: ReactNode
  csvHref: string
  /** Name of the saved pictures, PNG and SVG, without ending; left out where there is none. */
  pngName?: string | undefined
  /** How the data behind it stands. */
  mark: ReactNode
}>

/** A picture or table with all that belongs to it; its numbers, how they are counted, and both as files are in its menu. */
export function Panel({ title, heading = title, level: Heading = 'h3', children, ...props }: Props) {
  const { tools, areToolsMany = false, isFlush = false, numbers, counted, csvHref, pngName, mark } = props
  const [shown, setShown] = useState<readonly string[]>([])
  const parts = [...(numbers ? [{ label: NUMBERS, part: numbers }] : []), { label: COUNTED, part: counted }]
  const turn = (label: string) =>
    setShown(shown.includes(label) ? shown.filter((one) => one !== label) : [...shown, label])
  return (
    <div data-panel={isFlush ? undefined : ''} className="rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2 px-4 pt-3 sm:px-5">
        <Heading className="flex-1 basis-52 font-semibold text-base">{heading}</Heading>
        {tools && !areToolsMany && <div className="max-sm:order-last max-sm:w-full">{tools}</div>}
        {mark}
        <PanelMenu
          title={title}
          parts={parts.map(({ label }) => ({ label, isOn: shown.includes(label) }))}
          onTurn={turn}
          csvHref={csvHref}
          pngName={pngName}
        />
      </div>
      {areToolsMany && (
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-2 sm:px-5">{tools}</div>
      )}
      <div className={isFlush ? 'pt-3' : 'px-4 pt-3 pb-5 sm:px-5'}>{children}</div>
      {parts.map(({ label, part }) => (
        <section
          key={label}
          aria-label={`${label} ${title}`}
          hidden={!shown.includes(label)}
          className="border-line border-t px-4 py-3 sm:px-5 print:border-t-0"
        >
          {label === COUNTED ? (
            <div className="max-w-prose space-y-2 text-ink-soft text-sm">{part}</div>
          ) : (
            part
          )}
        </section>
      ))}
    </div>
  )
}

const NUMBERS = 'Show the numbers'
const COUNTED = 'How is this counted?'
