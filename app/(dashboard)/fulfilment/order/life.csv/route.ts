export { csv as GET } from '../answer-order-history'
