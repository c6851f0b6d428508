export { xlsx as GET } from '../answer-people'
