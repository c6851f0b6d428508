import { isVisitorAllowed, requireAccess } from '@/app/_access/visitor'
import { DataStateLine, DataStateNotice } from '@/app/_frame/data-state-mark'
import { searchProducts } from '@/app/_frame/search-products'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { askForMarks } from '@/app/_screen/ask'
import { askGoalOutlook, saveNewGoal } from '@/app/(dashboard)/goals/goal-actions'
import { NewGoal } from '@/components/reports/goals/new-goal'
import { SentenceText } from '@/components/reports/sentence-text'
import { EmptyState } from '@/components/ui/empty-state'
import { formatBucket } from '@/lib/format/format-day'
import { listGoalQuarters } from '@/lib/forms/goal'
import { answerGoals } from '@/lib/reports/goals/answer-goals'
import type { GoalLine } from '@/lib/reports/goals/goals-result'
import { runGoals } from '@/lib/reports/goals/run-goals'
import { listCategories } from '@/lib/store/products'
import { ClosedGoal, GoalCard } from './goal-card'

/** The goals in a sentence, a form for a new one, then each goal; closed ones last. */
export function GoalsPanels() {
  return withErrorBoundary(async () => {
    const { db, visitor } = await requireAccess('viewer')
    const screen = await askForMarks()
    const { settings } = screen
    const [result, categories] = await Promise.all([runGoals(db, settings), listCategories(db)])
    const mayEdit = isVisitorAllowed(visitor, 'editor')
    const { today, fiscalMonth, timeZone } = settings
    const answer = answerGoals(result, fiscalMonth)
    const isOpen = ({ goal }: GoalLine) => goal.closedAt === null
    const [open, closed] = [result.lines.filter(isOpen), result.lines.filter((line) => !isOpen(line))]
    return (
      <div className="pb-12">
        <div className="max-w-3xl space-y-6 pb-10">
          <DataStateNotice screen={screen} of="goals" />
          {answer && (
            <div className="space-y-2">
              <SentenceText sentences={answer} />
              <DataStateLine screen={screen} of="goals" />
            </div>
          )}
          {result.lines.length === 0 && <NoGoals />}
          {mayEdit && (
            <NewGoal
              open={result.lines.length === 0}
              quarters={listGoalQuarters(today, fiscalMonth).map((from) => ({
                from,
                label: formatBucket(from, 'quarter', fiscalMonth),
              }))}
              categories={categories}
              fiscalMonth={fiscalMonth}
              searchProducts={searchProducts}
              askOutlook={askGoalOutlook}
              createGoal={saveNewGoal}
            />
          )}
        </div>
        {open.map((line) => (
          <GoalCard
            key={line.goal.id}
            line={line}
            fiscalMonth={fiscalMonth}
            today={today}
            mayEdit={mayEdit}
          />
        ))}
        {closed.length > 0 && (
          <section aria-labelledby="closed-goals" className="border-line border-t py-10">
            <h2 id="closed-goals" className="mb-5 font-semibold text-xl tracking-tight">
              Closed goals
            </h2>
            <ul className="grid gap-4 sm:grid-cols-2">
              {closed.map((line) => (
                <ClosedGoal
                  key={line.goal.id}
                  line={line}
                  fiscalMonth={fiscalMonth}
                  timeZone={timeZone}
                  mayEdit={mayEdit}
                />
              ))}
            </ul>
          </section>
        )}
      </div>
    )
  })
}

function NoGoals() {
  return (
    <EmptyState title="No goals yet">
      <p>
        Set a target for a quarter, and see every day how likely it is to be reached, what it needs from here,
        and whether a change of that size could be seen at all.
      </p>
    </EmptyState>
  )
}
