/** Work in small steps: yields which part of it is done, 0 to 1, and returns its result. */
export type Steps<Result> = Generator<number, Result, undefined>

/** The steps of one of `count` parts that are as large as each other. */
export function* partOf<Result>(steps: Steps<Result>, index: number, count: number): Steps<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield (index + step.value) / count
  }
}

const sliceMs = 50

/**
 * Does the steps, and lets others run about every 50 ms: a page stays alive, and an abort that comes
 * meanwhile is heard.
 *
 * @throws the reason of `signal`
 */
export async function* runSteps<Result>(
  steps: Steps<Result>,
  signal: AbortSignal | undefined,
): AsyncGenerator<number, Result, undefined> {
  let last = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - last < sliceMs) continue
    yield step.value
    await new Promise((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
    last = performance.now()
  }
}
