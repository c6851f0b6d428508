'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/choose/select'
import type { ReportOutcome, ReportText, TypedReport } from '@/lib/forms/saved-report'
import { SECTION_NAMES, SECTIONS, type SectionName } from '@/lib/query/section'
import { ReportDialog } from './report-dialog'

type Props = Readonly<{
  id: string
  text: ReportText
  sections: readonly SectionName[]
  edit: (id: string, typed: TypedReport, sections: readonly SectionName[]) => Promise<ReportOutcome>
}>

/** Changes what a report is called and shows. What it asks is changed by looking at it and saving that. */
export function EditReport(props: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Edit</Button>
      {open && <EditDialog {...props} onClosed={() => setOpen(false)} />}
    </>
  )
}

function EditDialog({ id, text, sections, edit, onClosed }: Props & { onClosed: () => void }) {
  const [names, setNames] = useState(sections)
  const { name, description, note } = text
  return (
    <ReportDialog
      title="Edit the report"
      first={{ name, description: description ?? '', note: note ?? '' }}
      save={(typed) => edit(id, typed, names)}
      onClosed={onClosed}
    >
      {(problemOf) => <SectionEditor names={names} onChange={setNames} problem={problemOf('sections')} />}
    </ReportDialog>
  )
}

type EditorProps = Readonly<{
  names: readonly SectionName[]
  onChange: (names: readonly SectionName[]) => void
  /** What is wrong with them; null when nothing is. */
  problem: string | null
}>

const SMALL =
  'grid size-7 place-items-center rounded text-muted hover:bg-sunken hover:text-ink disabled:opacity-30'

/** Which sections a report shows, and in which order. */
function SectionEditor({ names, onChange, problem }: EditorProps) {
  const list = useRef<HTMLOListElement>(null)
  const others = SECTION_NAMES.filter((name) => !names.includes(name))
  const move = (index: number, by: number) => {
    const moved = names.toSpliced(index, 1)
    onChange(moved.toSpliced(index + by, 0, ...names.slice(index, index + 1)))
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-ink-soft text-sm">Sections</legend>
      <ol
        ref={list}
        tabIndex={-1}
        aria-label="Sections of the report"
        className="divide-y divide-line rounded-md border border-line"
      >
        {names.map((name, index) => (
          <li key={name} className="flex items-center gap-1 py-1 pr-1 pl-3">
            <span className="min-w-0 flex-1 text-sm">{SECTIONS[name].title}</span>
            <MoveButton name={name} word="up" isPossible={index > 0} onMove={() => move(index, -1)} />
            <MoveButton
              name={name}
              word="down"
              isPossible={index < names.length - 1}
              onMove={() => move(index, 1)}
            />
            <Button
              aria-label={`Remove: ${SECTIONS[name].title}`}
              className={SMALL}
              onClick={() => {
                onChange(names.filter((other) => other !== name))
                list.current?.focus()
              }}
            >
              ×
            </Button>
          </li>
        ))}
      </ol>
      {problem && (
        <p role="alert" className="mt-1 text-bad text-xs">
          {problem}
        </p>
      )}
      {others.length > 0 && (
        <div className="mt-2">
          <Select
            name="Add a section"
            value=""
            first="Add a section…"
            options={others.map((name) => ({ value: name, label: SECTIONS[name].title }))}
            onChoose={(chosen) => onChange([...names, ...others.filter((name) => name === chosen)])}
            className="w-full"
          />
        </div>
      )}
    </fieldset>
  )
}

type MoveProps = Readonly<{ name: SectionName; word: 'up' | 'down'; isPossible: boolean; onMove: () => void }>

/** Stays focusable at the end of the list, so that the keyboard is not thrown out of it. */
function MoveButton({ name, word, isPossible, onMove }: MoveProps) {
  return (
    <Button
      aria-label={`Move ${word}: ${SECTIONS[name].title}`}
      aria-disabled={!isPossible}
      className={`${SMALL} aria-disabled:cursor-not-allowed aria-disabled:opacity-30`}
      onClick={() => isPossible && onMove()}
    >
      {word === 'up' ? '↑' : '↓'}
    </Button>
  )
}
