export { fitEagerly as prepare } from '../../cases/line-fit/fit-eagerly.mjs'
