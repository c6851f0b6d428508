'use client'

import Link from 'next/link'
import { type ReactNode, useRef, useState } from 'react'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { ReportOutcome, TypedReport } from '@/lib/forms/saved-report'
import { ReportDialog } from './report-dialog'

export type SavedListActions = Readonly<{
  rename: (id: string, typed: TypedReport) => Promise<ReportOutcome>
  copy: (id: string) => Promise<ReportOutcome>
  remove: (id: string) => Promise<ReportOutcome>
  bringBack: (id: string) => Promise<ReportOutcome>
}>

type ConfirmDelete = (line: SavedLine, onDeleted: () => void, onClosed: () => void) => ReactNode

type Props = Readonly<{
  /** What the list is called, and one of it. */
  label: string
  noun: string
  lines: readonly SavedLine[]
  /** Null for readers, who change nothing. */
  actions: SavedListActions | null
  /** Asks before one is deleted; null deletes at once, since it can be taken back. */
  confirmDelete: ConfirmDelete | null
}>

/** What is saved; whoever may renames, copies and deletes it, and takes back the last deletion. */
export function SavedList({ actions, ...list }: Props) {
  if (!actions) return <SavedRows {...list} />
  return <EditableList actions={actions} {...list} />
}

type Doing = Readonly<{ what: 'rename' | 'delete'; line: SavedLine }>

function EditableList({ actions, confirmDelete, ...list }: Props & { actions: SavedListActions }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const [deleted, setDeleted] = useState<SavedLine | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const copy = useChange(actions.copy)
  const undo = useChange(actions.bringBack, () => {
    setDeleted(null)
    box.current?.focus()
  })
  const onDeleted = (line: SavedLine) => {
    setDeleted(line)
    setDoing(null)
    box.current?.focus()
  }
  const remove = useChange(
    ({ id }: SavedLine) => actions.remove(id),
    (_, line) => onDeleted(line),
  )
  return (
    <div ref={box} tabIndex={-1} className="space-y-3 outline-none">
      <div className="flex flex-wrap items-center gap-x-3">
        <p role="status" className="min-w-0 break-words text-muted">
          {deleted && `Deleted: ${deleted.name}.`}
        </p>
        {deleted && (
          <Button className="link" disabled={undo.isRunning} onClick={() => undo.run(deleted.id)}>
            Undo
          </Button>
        )}
        <Problem of={copy.problem ?? remove.problem ?? undo.problem} />
      </div>
      <SavedRows
        {...list}
        onRename={(line) => setDoing({ what: 'rename', line })}
        onCopy={({ id }) => copy.run(id)}
        onDelete={(line) => (confirmDelete ? setDoing({ what: 'delete', line }) : remove.run(line))}
      />
      {doing?.what === 'rename' && (
        <ReportDialog
          title={`Rename the ${list.noun}`}
          first={{ name: doing.line.name, description: doing.line.description ?? '', note: '' }}
          hasNote={false}
          save={(typed) => actions.rename(doing.line.id, typed)}
          onClosed={() => setDoing(null)}
        />
      )}
      {doing?.what === 'delete' &&
        confirmDelete?.(
          doing.line,
          () => onDeleted(doing.line),
          () => setDoing(null),
        )}
    </div>
  )
}

/** What a list shows of one, in words. */
export type SavedLine = Readonly<{
  id: string
  /** Where it is looked at. */
  href: string
  name: string
  description: string | null
  owner: string
  /** What it asks, or counts. */
  shows: string
  /** When it was last changed. */
  changed: string
  /** `2 versions`, and what else there is of it. */
  more: string
}>

type Act = (line: SavedLine) => void

type RowsProps = Pick<Props, 'label' | 'lines'> &
  Readonly<{
    /** All or none of them. */
    onRename?: Act
    onCopy?: Act
    onDelete?: Act
  }>

const QUIET = 'rounded px-1.5 py-0.5 text-muted text-sm hover:bg-sunken hover:text-ink'

function SavedRows({ label: name, lines, onRename, onCopy, onDelete }: RowsProps) {
  const acts = Object.entries({ Rename: onRename, Duplicate: onCopy, Delete: onDelete })
  if (lines.length === 0) return null
  return (
    <ul aria-label={name} className="divide-y divide-line border-line border-y">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-x-8 gap-y-2 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
          <div className="min-w-0 space-y-0.5">
            <Link
              href={line.href}
              className="break-words font-semibold text-base hover:text-accent hover:underline hover:underline-offset-3"
            >
              {line.name}
            </Link>
            {line.description && <p className="break-words text-ink-soft">{line.description}</p>}
            <p className="break-words text-muted text-sm">{line.shows}</p>
          </div>
          <div className="text-muted text-sm sm:text-right">
            <p>
              {line.owner} · changed {line.changed}
            </p>
            <p>{line.more}</p>
            <p className="-mx-1.5 mt-1 flex flex-wrap sm:justify-end">
              {acts.map(
                ([label, act]) =>
                  act && (
                    <Button
                      key={label}
                      className={QUIET}
                      aria-label={`${label}: ${line.name}`}
                      onClick={() => act(line)}
                    >
                      {label}
                    </Button>
                  ),
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
