import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Measured } from '../../runner/case.mjs'

const script = fileURLToPath(new URL('../../training/first-result.mjs', import.meta.url))
const startsInRound = 5

/** @param {{ engine: import('../../training/engines.mjs').Engine }} argument */
export const prepare =
  async ({ engine }) =>
  async () => {
    const samples = []
    let result = null
    for (let start = 0; start < startsInRound; start++) {
      const args = [...process.execArgv, script, JSON.stringify(engine)]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      const { tookMs, product } = JSON.parse(stdout)
      samples.push(tookMs)
      result = product
    }
    return new Measured(samples, result)
  }
