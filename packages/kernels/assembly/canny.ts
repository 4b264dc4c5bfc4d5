export { changes, frame } from './canny/changes'
export { follow } from './canny/follow'
export { smooth } from './canny/smooth'
export { suppressInFour, suppressInterpolated } from './canny/suppress'
