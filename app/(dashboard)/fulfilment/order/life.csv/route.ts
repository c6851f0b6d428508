import { answerOrderHistory } from '@/app/(dashboard)/fulfilment/order/answer-order-history'

export async function GET(request: Request): Promise<Response> {
  return answerOrderHistory(request, 'csv')
}
