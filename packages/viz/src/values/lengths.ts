import { vizError } from '../errors.js'

/** Throws `viz/lengths-differ` where a list has not as many items as expected. */
export const mustHave = (expected: number, list: ArrayLike<unknown>, what: string): void => {
  if (list.length !== expected) {
    throw vizError('viz/lengths-differ', { what, expected, received: list.length })
  }
}
