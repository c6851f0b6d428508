import type { ComponentProps, ReactNode } from 'react'
import { PanelFoot } from './panel-foot'

/** A picture with all that belongs to it: its numbers, how they are counted, and both as files. */
export function Panel({
  children,
  ...foot
}: ComponentProps<typeof PanelFoot> & Readonly<{ children: ReactNode }>) {
  return (
    <div data-panel className="rounded-lg border border-line bg-surface">
      <h3 className="px-4 pt-4 font-semibold text-base sm:px-5">{foot.title}</h3>
      <div className="px-4 pt-4 pb-5 sm:px-5">{children}</div>
      <PanelFoot {...foot} />
    </div>
  )
}
