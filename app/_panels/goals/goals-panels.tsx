import { isVisitorAllowed, requireAccess } from '@/app/_access/visitor'
import { DataStateLine, DataStateNotice } from '@/app/_frame/data-state-mark'
import { searchProducts } from '@/app/_frame/search-products'
import { withErrorBoundary } from '@/app/_frame/with-error-boundary'
import { askForMarks } from '@/app/_screen/ask'
import { askGoalOutlook, saveNewGoal } from '@/app/(dashboard)/goals/goal-actions'
import { NewGoal } from '@/components/reports/goals/new-goal'
import { SentenceText } from '@/components/reports/sentence-text'
import { FollowRun } from '@/components/ui/follow-run'
import { EmptyState } from '@/components/ui/instead/empty-state'
import { NameLink } from '@/components/ui/name-link'
import { formatBucket } from '@/lib/format/format-day'
import { quote } from '@/lib/format/quote'
import { listGoalQuarters } from '@/lib/forms/goal'
import { answerGoals } from '@/lib/reports/goals/answer-goals'
import type { GoalLine } from '@/lib/reports/goals/goals-result'
import { runGoals } from '@/lib/reports/goals/run-goals'
import { findAnyFunnel, listGoalFunnels } from '@/lib/store/kept/goal-funnels'
import { listCategories } from '@/lib/store/products'
import { ClosedGoal, GoalCard } from './goal-card'

/**
 * The goals in a sentence, a form for a new one, then each goal; closed ones last. `asked`: the id or the name of a saved
 * funnel, whose goals alone are shown; null: all goals.
 */
export function GoalsPanels({ asked }: Readonly<{ asked: string | null }>) {
  return withErrorBoundary(async () => {
    const { db, visitor } = await requireAccess('viewer')
    const screen = await askForMarks()
    const { settings } = screen
    const funnel = asked === null ? null : await findAnyFunnel(db, asked)
    if (asked !== null && !funnel) return <NoFunnel asked={asked} />
    const [result, funnels, categories] = await Promise.all([
      runGoals(db, settings, funnel?.id),
      listGoalFunnels(db),
      listCategories(db),
    ])
    const mayEdit = isVisitorAllowed(visitor, 'editor')
    const { today, fiscalMonth, timeZone } = settings
    const answer = answerGoals(result, fiscalMonth)
    const isOpen = ({ goal }: GoalLine) => goal.closedAt === null
    const [open, closed] = [result.lines.filter(isOpen), result.lines.filter((line) => !isOpen(line))]
    return (
      <div className="pb-12">
        <div className="max-w-3xl space-y-6 pb-10">
          <DataStateNotice screen={screen} of="goals" />
          <FollowRun isRunning={result.lines.some(({ goal }) => goal.funnel?.isBeingCounted)} />
          {funnel && (
            <p className="break-words text-ink-soft">
              Goals on the funnel <NameLink name={funnel.name} href={`/funnels/${funnel.id}`} /> alone.{' '}
              <NameLink name="Show all goals" href="/goals" />
            </p>
          )}
          {answer && (
            <div className="space-y-2">
              <SentenceText sentences={answer} />
              <DataStateLine screen={screen} of="goals" />
            </div>
          )}
          {result.lines.length === 0 && <NoGoals />}
          {mayEdit && (
            <NewGoal
              key={funnel?.id}
              open={result.lines.length === 0}
              funnels={funnels}
              asked={funnels.find(({ id }) => id === funnel?.id) ?? null}
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

function NoFunnel({ asked }: Readonly<{ asked: string }>) {
  return (
    <EmptyState title="There is nothing to show">
      <p className="break-words">There is no saved funnel {quote(asked)}.</p>
      <p>
        <NameLink name="Show all goals" href="/goals" />
      </p>
    </EmptyState>
  )
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
