/** From the least to the largest, both included. */
export type Interval = readonly [least: number, most: number]
