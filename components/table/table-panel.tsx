import type { ComponentProps, ReactNode } from 'react'
import { Pager } from '@/components/ui/pager'
import { PanelFoot } from '@/components/ui/panel-foot'

type Props = Readonly<{
  /** Of the whole panel, or of a page that holds nothing else. */
  level?: 'h2' | 'h3'
  heading: string
  /** Search, pickers; beside the heading, or under it where they are many. */
  tools: ReactNode
  areToolsMany?: boolean
  children: ReactNode
  /** A sentence under the table. */
  note?: ReactNode
  pager: ComponentProps<typeof Pager>
  foot: Omit<ComponentProps<typeof PanelFoot>, 'numbers' | 'pngName'>
}>

/** A table with all that belongs to it: what it is called, what narrows it, its pages and its files. */
export function TablePanel(props: Props) {
  const { level: Heading = 'h3', heading, tools, areToolsMany = false, children, note, pager, foot } = props
  const head = areToolsMany ? 'space-y-3' : 'flex flex-wrap items-center justify-between gap-3'
  return (
    <div className="rounded-lg border border-line bg-surface">
      <div className={`${head} px-4 pt-4 pb-3 sm:px-5`}>
        <Heading className="font-semibold text-base">{heading}</Heading>
        {areToolsMany ? (
          <div className="flex flex-wrap items-center justify-between gap-3">{tools}</div>
        ) : (
          tools
        )}
      </div>
      {children}
      <div
        className={`flex flex-wrap items-center gap-3 px-4 py-3 empty:hidden sm:px-5 ${note ? 'justify-between' : 'justify-end'}`}
      >
        {note && <p className="max-w-prose text-muted text-xs">{note}</p>}
        <Pager {...pager} />
      </div>
      <PanelFoot numbers={null} pngName={null} {...foot} />
    </div>
  )
}
