import { answerOrders } from '../answer-orders'

export const GET = (request: Request) => answerOrders(request, 'xlsx')
