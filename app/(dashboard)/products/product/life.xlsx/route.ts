import { answerProductHistory } from '@/app/(dashboard)/products/product/answer-product-history'

export async function GET(request: Request): Promise<Response> {
  return answerProductHistory(request, 'xlsx')
}
