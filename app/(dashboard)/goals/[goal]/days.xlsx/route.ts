import { answerGoalDays } from '../../answer-goal-days'

export async function GET(_: Request, { params }: { params: Promise<{ goal: string }> }): Promise<Response> {
  return answerGoalDays((await params).goal, 'xlsx')
}
