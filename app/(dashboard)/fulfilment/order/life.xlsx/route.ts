export { xlsx as GET } from '../answer-order-history'
