'use client'

import { useRef, useState } from 'react'
import { Form } from '@/components/form/form'
import { Problem } from '@/components/form/problem'
import { useChange } from '@/components/form/use-change'
import { useForm } from '@/components/form/use-form'
import { Button } from '@/components/ui/button'
import type { Outcome } from '@/lib/forms/form'
import { type GoalAim, type GoalMeasure, toTypedTarget } from '@/lib/forms/goal'
import type { Goal } from '@/lib/store/kept/goals'
import { AimFields, type TypedAim } from './aim-fields'

/** What can be done to a goal that is there; ids come from the page and are checked by the server. */
export type GoalActions = Readonly<{
  editGoal: (id: string, typed: TypedAim) => Promise<Outcome>
  closeGoal: (id: string) => Promise<Outcome>
  reopenGoal: (id: string) => Promise<Outcome>
}>

/** The goal, with what it is called, for who hears the page. */
type Shown = Pick<Goal, 'id' | keyof GoalMeasure | keyof GoalAim> & Readonly<{ name: string }>

type Props = Readonly<{ goal: Shown; isClosed: boolean; actions: GoalActions }>

/** Edit and close an open goal, or reopen one that is closed. */
export function GoalControls({ goal, isClosed, actions }: Props) {
  const [editing, setEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const turn = useChange(isClosed ? actions.reopenGoal : actions.closeGoal, () => setEditing(false))
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-2">
        {!isClosed && (
          <Button ref={edit} aria-expanded={editing} onClick={() => setEditing(!editing)} about={goal.name}>
            {editing ? 'Cancel editing' : 'Edit'}
          </Button>
        )}
        <Button disabled={turn.isRunning} onClick={() => turn.run(goal.id)} about={goal.name}>
          {isClosed ? 'Reopen' : 'Close'}
        </Button>
      </div>
      <Problem of={turn.problem} />
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
  const first: TypedAim = { target: toTypedTarget(target, metric), owner, note: note ?? '' }
  const form = useForm(first, (aim) => editGoal(id, aim), onSaved)
  return (
    <Form name={`Edit ${name}`} form={form} button="Save" className="grid gap-4 sm:grid-cols-2">
      <AimFields measure={goal} of={form.of} />
    </Form>
  )
}
