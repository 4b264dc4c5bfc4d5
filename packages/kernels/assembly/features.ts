export { hogCells } from './features/hog'
export { lbp } from './features/lbp'
