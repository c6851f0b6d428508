import { answerOrderHistory } from '@/app/(dashboard)/fulfilment/order/answer-order-history'

export const GET = (request: Request) => answerOrderHistory(request, 'xlsx')
