// To put them in a page

export { defineElements, elementNames } from './define.js'
