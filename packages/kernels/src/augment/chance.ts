import type { Interval } from '../interval.js'
import { refuse } from '../options.js'
import type { Draw } from '../random.js'

export interface Chance {
  /** How likely it is that an image is changed so. Default: 0.5. */
  readonly probability?: number
}

export const within = ([least, most]: Interval, share: number): number =>
  least + share * (most - least)

/**
 * What chance makes of an option, if anything. It draws as much whether or not there is such an option, so that
 * one more changes none of the others.
 */
export const chosen = <Option extends Chance, Result>(
  option: Option | undefined,
  draw: Draw,
  count: number,
  make: (option: Option, shares: readonly number[]) => Result,
): Result | undefined => {
  const [coin, ...shares] = Array.from({ length: count + 1 }, draw)
  return option && coin! < (option.probability ?? 0.5) ? make(option, shares) : undefined
}

/** @throws `kernels/option` unless `probability` is one */
export const checkChance = (option: string, { probability = 0.5 }: Chance): void => {
  if (!(probability >= 0 && probability <= 1)) {
    refuse('augment', `${option}.probability`, 'a number from 0 to 1', probability)
  }
}

/** @throws `kernels/option` unless `interval` has two finite numbers that `isAllowed` */
export const checkInterval = (
  option: string,
  interval: Interval | undefined,
  isAllowed: (least: number) => boolean = () => true,
  expected = 'finite numbers',
): void => {
  const isInterval =
    Array.isArray(interval) &&
    interval.length === 2 &&
    interval.every(Number.isFinite) &&
    interval[0] <= interval[1] &&
    isAllowed(interval[0])
  if (!isInterval) {
    refuse(
      'augment',
      option,
      `[least, most], ${expected}, the smaller first`,
      JSON.stringify(interval),
    )
  }
}
