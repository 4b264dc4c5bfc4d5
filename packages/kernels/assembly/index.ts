export { correlate, spread } from './correlate'
export { edges } from './edges'
export { hogCells } from './hog'
export { lbp } from './lbp'
