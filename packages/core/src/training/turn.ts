const longestHoldMs = 30
let last = 0

/**
 * Gives timers, signals and pages their turn, at most every 30 ms.
 *
 * tfjs's cpu backend answers in the same tick: without this a long run hears no Ctrl-C and a page
 * freezes.
 */
export const turn = async (): Promise<void> => {
  if (performance.now() - last < longestHoldMs) return
  await new Promise<void>((resolve) =>
    typeof setImmediate === 'function' ? setImmediate(resolve) : setTimeout(resolve),
  )
  last = performance.now()
}
