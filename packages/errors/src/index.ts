export { type Catalog, errorMaker, type Language, languages, type Messages } from './catalog.js'
export { CodedError, type Details, isCodedError } from './coded-error.js'
export { type AnyMessages, describeError } from './describe-error.js'
