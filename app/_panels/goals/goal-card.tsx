import { askSettings } from '@/app/_answers/read-request-settings'
import { DataStateLine, DataStateMark } from '@/app/_frame/data-state-mark'
import { Annotations } from '@/app/_panels/annotations/annotations'
import { askForMarks } from '@/app/_screen/ask'
import { closeGoal, reopenGoal, saveGoal } from '@/app/(dashboard)/goals/goal-actions'
import { CountingNotes } from '@/components/reports/counting-notes'
import { ForecastNotes } from '@/components/reports/goals/forecast-notes'
import { GoalControls } from '@/components/reports/goals/goal-controls'
import { GoalFigures } from '@/components/reports/goals/goal-figures'
import { GoalHistory } from '@/components/reports/goals/goal-history'
import { GoalNumbers, GoalPicture } from '@/components/reports/goals/goal-picture'
import { Panel } from '@/components/ui/panel/panel'
import { formatBucket, formatMoment } from '@/lib/format/format-day'
import { ofGoal } from '@/lib/forms/goal'
import { formatGoalValue, formatTarget, listGoalScope, nameGoal } from '@/lib/forms/name-goal'
import type { GoalLine } from '@/lib/reports/goals/goals-result'
import type { Day } from '@/lib/time/day'
import type { FiscalMonth } from '@/lib/time/grain'

const ACTIONS = { editGoal: saveGoal, closeGoal, reopenGoal }

type Props = Readonly<{ line: GoalLine; fiscalMonth: FiscalMonth; mayEdit: boolean }>

/** One open goal: its numbers and what can be done beside its picture. */
export async function GoalCard({ line, fiscalMonth, mayEdit, today }: Props & { today: Day }) {
  const { goal, silence, actual, forecast } = line
  const { timeZone } = await askSettings()
  const id = `goal-${goal.id}`
  const name = nameGoal(goal, fiscalMonth)
  const screen = await askForMarks()
  const annotations = await screen.ask.annotations(goal.quarter)
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-6 border-line border-t py-10 lg:grid-cols-[19rem_minmax(0,1fr)]"
    >
      <div className="min-w-0 space-y-5">
        <div>
          <h2 id={id} className="break-words font-semibold text-xl tracking-tight">
            {goal.metric.label} to {formatTarget(goal.metric, goal.target)}
          </h2>
          <p className="mt-1 break-words text-muted">
            {listGoalScope(goal).join(' · ')} · {formatBucket(goal.quarter.from, 'quarter', fiscalMonth)} ·{' '}
            {goal.owner}
          </p>
          {goal.note && <p className="mt-2 break-words text-ink-soft">{goal.note}</p>}
        </div>
        <GoalFigures line={line} />
        {silence && <p className="text-ink-soft">{silence}</p>}
        {mayEdit && <GoalControls goal={toShown(line, name)} isClosed={false} actions={ACTIONS} />}
        <GoalHistory goal={goal} timeZone={timeZone} />
      </div>
      {(forecast || actual.some(({ value }) => value !== null)) && (
        <div className="min-w-0">
          <Panel
            title={name}
            csvHref={`/goals/${goal.id}/days.csv`}
            pngName={`tundish-goal-${goal.id}`}
            mark={<DataStateMark screen={screen} of="goals" />}
            numbers={<GoalNumbers line={line} fiscalMonth={fiscalMonth} />}
            counted={
              <>
                <ForecastNotes goal={goal} score={line.score} />
                <CountingNotes of={{ ...ofGoal(goal), unit: 'sessions' }} timeZone={timeZone} />
              </>
            }
          >
            <GoalPicture line={line} fiscalMonth={fiscalMonth} marks={annotations} />
            <Annotations
              screen={{ today, place: { mayEdit } }}
              annotations={annotations}
              end={goal.quarter.to}
            />
          </Panel>
        </div>
      )}
    </section>
  )
}

/** A closed goal in few words, and the way to open it again. */
export async function ClosedGoal({ line, fiscalMonth, mayEdit, timeZone }: Props & { timeZone: string }) {
  const { goal, value, state, silence } = line
  const name = nameGoal(goal, fiscalMonth)
  const hasValue = state !== 'not begun' && value !== null
  return (
    <li className="min-w-0 space-y-3 rounded-lg border border-line p-4 sm:p-5">
      <div>
        <h3 className="break-words font-medium">{name}</h3>
        <p className="break-words text-muted text-sm">
          Target {formatTarget(goal.metric, goal.target)} · {goal.owner}
          {hasValue && ` · ${formatGoalValue(goal.metric, value)}`}
          {(state === 'reached' || state === 'missed') && ` · ${state}`}
        </p>
        {goal.closedAt && (
          <p className="text-muted text-xs">Closed on {formatMoment(goal.closedAt, timeZone)}</p>
        )}
      </div>
      {silence && <p className="text-ink-soft text-sm">{silence}</p>}
      {hasValue && <DataStateLine screen={await askForMarks()} of="goals" />}
      {mayEdit && <GoalControls goal={toShown(line, name)} isClosed actions={ACTIONS} />}
      <GoalHistory goal={goal} timeZone={timeZone} />
    </li>
  )
}

function toShown({ goal }: GoalLine, name: string) {
  const { id, metric, funnel, target, owner, note } = goal
  return { id, name, metric, funnel, target, owner, note }
}
