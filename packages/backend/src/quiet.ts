/** What TensorFlow.js prints while an engine is loaded and started; all of it is in our report. */
const chatter = /(is|was) already registered|looks like you are running TensorFlow\.js/i

/** The line after this one is the reason, whatever it says. */
const failure = /^Initialization of backend .+ failed$/

/**
 * Runs `work` with TensorFlow.js's own lines kept off the console; everything else passes.
 *
 * @returns what `work` returned, and the lines that were kept back
 */
export const quietly = async <Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; lines: string[] }> => {
  const lines: string[] = []
  const original = { warn: console.warn, log: console.log }
  let reasonFollows = false
  const gate =
    (print: (...words: unknown[]) => void) =>
    (...words: unknown[]) => {
      const line = words.map(String).join(' ')
      if (reasonFollows || failure.test(line) || chatter.test(line)) lines.push(line.trim())
      else print(...words)
      reasonFollows = failure.test(line)
    }
  const gates = { warn: gate(original.warn), log: gate(original.log) }
  Object.assign(console, gates)
  try {
    return { result: await work(), lines }
  } finally {
    // Someone else may have wrapped the console meanwhile; theirs stays.
    if (console.warn === gates.warn) console.warn = original.warn
    if (console.log === gates.log) console.log = original.log
  }
}
