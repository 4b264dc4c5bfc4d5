export { describe } from './sift/describe'
export { extrema } from './sift/extrema'
export { orientations } from './sift/orientations'
export { blur, enlarge, halve } from './sift/pyramid'
