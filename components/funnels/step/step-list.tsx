'use client'

import { useRef } from 'react'
import { stepColor } from '@/components/reports/step-colors'
import { Button } from '@/components/ui/button'
import { ChevronIcon } from '@/components/ui/icons'
import type { Step } from '@/lib/funnel/definition'
import { sayMatch } from '@/lib/funnel/say-match'
import { type PartOfBuilder, SMALL } from '../builder-facts'
import type { Draft } from '../use-draft'
import { AddType } from './add-type'
import { StepFields } from './step-fields'

const MOST = 8

/** The steps of a funnel, each a line that opens. */
export function StepList({
  draft,
  ...part
}: Omit<PartOfBuilder, 'funnel' | 'onChange'> & Readonly<{ draft: Draft }>) {
  const list = useRef<HTMLOListElement>(null)
  const { funnel, ids } = draft
  return (
    <div className="space-y-3">
      <ol
        ref={list}
        tabIndex={-1}
        aria-label="Steps"
        className="divide-y divide-line rounded-lg border border-line empty:hidden"
      >
        {funnel.steps.map((step, place) => (
          <StepItem
            key={ids[place]}
            step={step}
            place={place}
            isOpen={draft.open === ids[place]}
            draft={draft}
            onRemove={() => {
              draft.remove(place)
              list.current?.focus()
            }}
            {...part}
          />
        ))}
      </ol>
      {part.problemOf({ part: 'steps' }) && (
        <p className="text-muted text-sm">{part.problemOf({ part: 'steps' })}</p>
      )}
      {funnel.steps.length < MOST && (
        <AddType label="Add a step" types={part.facts.types} onAdd={draft.add} />
      )}
    </div>
  )
}

type ItemProps = Omit<PartOfBuilder, 'funnel' | 'onChange'> &
  Readonly<{ step: Step; place: number; isOpen: boolean; draft: Draft; onRemove: () => void }>

function StepItem({ step, place, isOpen, draft, onRemove, facts, problemOf }: ItemProps) {
  const { label } = step.words
  const problem = problemOf({ part: 'step', place })
  return (
    <li>
      <div className="flex items-center gap-0.5 py-1.5 pr-1.5 pl-3">
        <Button
          aria-expanded={isOpen}
          aria-label={`Step ${place + 1}: ${label}`}
          onClick={() => draft.toggle(draft.ids[place] ?? 0)}
          className="group flex min-w-0 flex-1 items-center gap-3 py-1 text-left"
        >
          <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5 shrink-0">
            <circle
              cx="5"
              cy="5"
              r={step.optional ? 3.5 : 5}
              fill={step.optional ? 'none' : stepColor(place)}
              stroke={stepColor(place)}
              strokeWidth={step.optional ? 2 : 0}
            />
          </svg>
          <span className="min-w-0 flex-1">
            <span className="block break-words font-medium">
              {label}
              {step.optional && <span className="font-normal text-muted"> · may be left out</span>}
              {step.byOrder && (
                <span className="font-normal text-muted"> · of its order, whenever it comes</span>
              )}
            </span>
            <span className="block break-words text-muted text-sm">{sayMatch(step.match)}</span>
          </span>
          <ChevronIcon className={isOpen ? 'rotate-180' : ''} />
        </Button>
        <MoveButton word="up" label={label} isPossible={place > 0} onMove={() => draft.move(place, -1)} />
        <MoveButton
          word="down"
          label={label}
          isPossible={place < draft.funnel.steps.length - 1}
          onMove={() => draft.move(place, 1)}
        />
        <Button aria-label={`Remove: ${label}`} className={SMALL} onClick={onRemove}>
          ×
        </Button>
      </div>
      {problem && (
        <p role="alert" className="px-3 pb-2 text-bad text-sm">
          {problem}
        </p>
      )}
      {isOpen && <StepFields funnel={draft.funnel} place={place} facts={facts} onChange={draft.change} />}
    </li>
  )
}

type MoveProps = Readonly<{ word: 'up' | 'down'; label: string; isPossible: boolean; onMove: () => void }>

/** Stays focusable at the end of the list, so that the keyboard is not thrown out of it. */
function MoveButton({ word, label, isPossible, onMove }: MoveProps) {
  return (
    <Button
      aria-label={`Move ${word}: ${label}`}
      aria-disabled={!isPossible}
      className={SMALL}
      onClick={onMove}
    >
      {word === 'up' ? '↑' : '↓'}
    </Button>
  )
}
