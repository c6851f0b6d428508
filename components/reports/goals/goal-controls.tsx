'use client'

import { useRef, useState } from 'react'
import { type GoalMetric, toTypedTarget } from '@/lib/forms/goal'
import type { GoalField, GoalOutcome } from '@/lib/forms/parse-goal'
import { AimFields, type TypedAim } from './aim-fields'
import { SaveButton } from './goal-form'
import { useGoalChange } from './use-goal-change'

/** What can be done to a goal that is there; ids come from the page and are checked by the server. */
export type GoalActions = Readonly<{
  editGoal: (id: string, typed: TypedAim) => Promise<GoalOutcome>
  closeGoal: (id: string) => Promise<GoalOutcome>
  reopenGoal: (id: string) => Promise<GoalOutcome>
}>

type Shown = Readonly<{
  id: string
  /** What the goal is called; for who hears the page. */
  name: string
  metric: GoalMetric
  target: number
  owner: string
  note: string | null
}>

type Props = Readonly<{ goal: Shown; isClosed: boolean; actions: GoalActions }>

/** Edit and close an open goal, or reopen one that is closed. */
export function GoalControls({ goal, isClosed, actions }: Props) {
  const [editing, setEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const turn = useGoalChange(isClosed ? actions.reopenGoal : actions.closeGoal, () => setEditing(false))
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-2">
        {!isClosed && (
          <button
            ref={edit}
            type="button"
            className="control"
            aria-expanded={editing}
            onClick={() => setEditing(!editing)}
          >
            {editing ? 'Cancel editing' : 'Edit'}
            <span className="sr-only"> {goal.name}</span>
          </button>
        )}
        <button type="button" className="control" disabled={turn.isSaving} onClick={() => turn.save(goal.id)}>
          {isClosed ? 'Reopen' : 'Close'}
          <span className="sr-only"> {goal.name}</span>
        </button>
      </div>
      {turn.problem && (
        <p role="alert" className="text-bad text-sm">
          {turn.problem}
        </p>
      )}
      {editing && (
        <EditForm
          goal={goal}
          editGoal={actions.editGoal}
          onSaved={() => {
            setEditing(false)
            edit.current?.focus()
          }}
        />
      )}
    </div>
  )
}

type EditProps = Readonly<{ goal: Shown; editGoal: GoalActions['editGoal']; onSaved: () => void }>

function EditForm({ goal, editGoal, onSaved }: EditProps) {
  const { id, name, metric, target, owner, note } = goal
  const [typed, setTyped] = useState<TypedAim>({
    target: toTypedTarget(target, metric),
    owner,
    note: note ?? '',
  })
  const { save, isSaving, problem, field } = useGoalChange((aim: TypedAim) => editGoal(id, aim), onSaved)
  return (
    <form
      aria-label={`Edit ${name}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save(typed)
      }}
      className="grid gap-4 sm:grid-cols-2"
    >
      <AimFields
        metric={metric}
        typed={typed}
        onType={(part) => setTyped((before) => ({ ...before, ...part }))}
        problemOf={(one: GoalField) => (field === one ? problem : null)}
      />
      <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
        <SaveButton isSaving={isSaving}>Save</SaveButton>
        {problem && field === null && (
          <p role="alert" className="text-bad text-sm">
            {problem}
          </p>
        )}
      </div>
    </form>
  )
}
