/** Frequencies of the transform of `size` real numbers; those above are their conjugates. */
export const binsOf = (size: number): number => Math.floor(size / 2) + 1
