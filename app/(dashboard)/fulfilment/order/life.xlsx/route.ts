import { answerOrderLife } from '../answer-order-life'

export async function GET(request: Request): Promise<Response> {
  return answerOrderLife(request, 'xlsx')
}
