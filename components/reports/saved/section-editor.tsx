'use client'

import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { SECTION_NAMES, SECTIONS, type SectionName } from '@/lib/query/section'

type Props = Readonly<{
  names: readonly SectionName[]
  onChange: (names: readonly SectionName[]) => void
  /** What is wrong with them; null when nothing is. */
  problem: string | null
}>

const SMALL =
  'grid size-7 place-items-center rounded text-muted hover:bg-sunken hover:text-ink disabled:opacity-30'

/** Which sections a report shows, and in which order. */
export function SectionEditor({ names, onChange, problem }: Props) {
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
      <AddSection others={others} onAdd={(name) => onChange([...names, name])} />
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

type AddProps = Readonly<{ others: readonly SectionName[]; onAdd: (name: SectionName) => void }>

function AddSection({ others, onAdd }: AddProps) {
  if (others.length === 0) return null
  return (
    <label className="mt-2 block">
      <span className="sr-only">Add a section</span>
      <select
        value=""
        onChange={(event) => {
          const chosen = others.find((name) => name === event.target.value)
          if (chosen) onAdd(chosen)
        }}
        className="control w-full pr-2"
      >
        <option value="">Add a section…</option>
        {others.map((name) => (
          <option key={name} value={name}>
            {SECTIONS[name].title}
          </option>
        ))}
      </select>
    </label>
  )
}
