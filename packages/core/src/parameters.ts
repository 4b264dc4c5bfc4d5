export { describeParameters, type ParameterInfo, parseParameters } from './runs/parameters.js'
