import { answerProductHistory } from '@/app/(dashboard)/products/product/answer-product-history'

export const GET = (request: Request) => answerProductHistory(request, 'xlsx')
