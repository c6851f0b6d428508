export { xlsx as GET } from '../answer-orders'
