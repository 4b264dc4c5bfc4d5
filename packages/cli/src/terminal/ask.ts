import { createInterface } from 'node:readline/promises'
import { Interrupted } from '../interrupts.js'

/**
 * Asks in the terminal until `read` takes the answer.
 *
 * @param read the answer's meaning; null where it has none, and the question is put again
 * @returns null where nothing was answered, or the input ended
 * @throws Interrupted on Ctrl-C
 */
export const ask = async <T>(
  question: string,
  read: (answer: string) => T | null,
  signal: AbortSignal,
): Promise<T | null> => {
  const line = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await new Promise<T | null>((resolve, reject) => {
      line.on('SIGINT', () => {
        process.stdout.write('\n')
        reject(new Interrupted())
      })
      line.on('close', () => resolve(null))
      const put = () => {
        line.question(question, { signal }).then((answer) => {
          const text = answer.trim()
          if (text === '') return resolve(null)
          const meant = read(text)
          if (meant === null) put()
          else resolve(meant)
        }, reject)
      }
      put()
    })
  } finally {
    line.close()
  }
}
