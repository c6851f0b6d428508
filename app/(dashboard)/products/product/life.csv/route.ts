import { answerProductLife } from '../answer-product-life'

export async function GET(request: Request): Promise<Response> {
  return answerProductLife(request, 'csv')
}
