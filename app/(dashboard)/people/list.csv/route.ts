export { csv as GET } from '../answer-people'
