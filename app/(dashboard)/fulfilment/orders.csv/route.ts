import { answerOrders } from '../answer-orders'

export async function GET(request: Request): Promise<Response> {
  return answerOrders(request, 'csv')
}
