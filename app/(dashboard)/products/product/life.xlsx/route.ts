export { xlsx as GET } from '../answer-product-history'
