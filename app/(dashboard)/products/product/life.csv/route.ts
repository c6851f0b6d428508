export { csv as GET } from '../answer-product-history'
