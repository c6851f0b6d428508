'use client'

import { type ReactNode, useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import { formatName } from '@/lib/format/format-name'
import { LONGEST_REPORT_NAME, type ReportOutcome, type TypedReport } from '@/lib/forms/saved-report'
import { ReportDialog } from '../reports/saved/report-dialog'

/** A filter that is saved with a name. */
export type NamedFilter = Readonly<{ id: string; name: string; filter: string }>

export type SegmentActions = Readonly<{
  save: (filter: string, typed: TypedReport) => Promise<ReportOutcome>
  saveFilter: (id: string, filter: string) => Promise<ReportOutcome>
}>

type Props = Readonly<{
  filter: string | null
  /** The segment that it is (`isSaved`), or was before it was changed. */
  segment: NamedFilter | null
  isSaved: boolean
  actions: SegmentActions | null
  children: (save: (close: () => void) => ReactNode) => ReactNode
}>

/**
 * Saves a filter as a segment; one that was chosen and then changed can be saved in its place. The dialog stands outside of the
 * box whose button opens it, which closes.
 */
export function SaveSegment({ filter, segment, isSaved, actions, children }: Props) {
  const [isOpen, setOpen] = useState(false)
  const put = useChange(({ id, to }: Readonly<{ id: string; to: string }>) =>
    actions ? actions.saveFilter(id, to) : Promise.resolve({ problem: null, field: null, id: null }),
  )
  const unsaved = actions !== null && !isSaved ? filter : null
  return (
    <>
      {children(
        (close) =>
          unsaved !== null && (
            <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
              <Button
                className="link"
                onClick={() => {
                  close()
                  setOpen(true)
                }}
              >
                Save as segment
              </Button>
              {segment && (
                <Button
                  className="link"
                  disabled={put.isRunning}
                  onClick={() => put.run({ id: segment.id, to: unsaved })}
                >
                  Change “{formatName(segment.name)}” to this
                </Button>
              )}
              <Problem of={put.problem} />
            </p>
          ),
      )}
      {isOpen && actions && unsaved !== null && (
        <ReportDialog
          title="Save as segment"
          button="Save segment"
          first={{ name: formatName(unsaved).slice(0, LONGEST_REPORT_NAME), description: '', note: '' }}
          hasNote={false}
          save={(typed) => actions.save(unsaved, typed)}
          onClosed={() => setOpen(false)}
        />
      )}
    </>
  )
}
