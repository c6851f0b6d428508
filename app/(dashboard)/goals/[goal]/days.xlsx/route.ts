export { xlsx as GET } from '../../answer-goal-days'
