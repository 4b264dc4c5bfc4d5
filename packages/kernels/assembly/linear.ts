export { correlate, spread } from './linear/correlate'
export { edges } from './linear/edges'
