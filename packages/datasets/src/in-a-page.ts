import { datasetsError } from './errors.js'

const refuse = (operation: string) => (): never => {
  throw datasetsError('datasets/in-a-page', { operation })
}

/** Each of these throws `datasets/in-a-page`: a page has neither this cache nor these sources. */
export const cacheFolder = refuse('cacheFolder')
export const download = refuse('download')
export const load = refuse('load')
export const locate = refuse('locate')
export const remove = refuse('remove')
export const verify = refuse('verify')
