export { csv as GET } from '../answer-orders'
