import { datasetsError } from './errors.js'

const refusal = (operation: string) => datasetsError('datasets/in-a-page', { operation })

// Each of these throws `datasets/in-a-page`, or rejects with it where Node gives a promise.

export const cacheFolder = (): never => {
  throw refusal('cacheFolder')
}

export const idxItems = async (): Promise<never> => {
  throw refusal('idxItems')
}

export const imageFolder = async (): Promise<never> => {
  throw refusal('imageFolder')
}

export const wavFolder = async (): Promise<never> => {
  throw refusal('wavFolder')
}
