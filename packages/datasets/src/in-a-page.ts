import { datasetsError } from './errors.js'

const refusal = (operation: string) => datasetsError('datasets/in-a-page', { operation })

// Each of these throws `datasets/in-a-page`, or rejects with it where Node gives a promise.

export const cacheFolder = (): never => {
  throw refusal('cacheFolder')
}

export const download = (): never => {
  throw refusal('download')
}

export const verify = (): never => {
  throw refusal('verify')
}

export const load = async (): Promise<never> => {
  throw refusal('load')
}

export const locate = async (): Promise<never> => {
  throw refusal('locate')
}

export const remove = async (): Promise<never> => {
  throw refusal('remove')
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
