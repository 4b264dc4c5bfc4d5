export { course } from '../course/course.js'
export { units } from '../course/units.js'
