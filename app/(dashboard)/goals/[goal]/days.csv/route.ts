export { csv as GET } from '../../answer-goal-days'
