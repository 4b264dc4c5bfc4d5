#!/usr/bin/env node
import type { Command } from 'commander'
import { exitCodes } from './exit-codes.js'
import { explainFailure } from './failure.js'
import { chooseLanguage } from './language.js'
import { createProgram } from './program.js'
import { type Runnable, runnablesFor } from './runnables.js'
import { wrap } from './terminal/wrap.js'
import { texts as allTexts } from './texts/texts.js'

const main = async (given: readonly string[]): Promise<number> => {
  const language = chooseLanguage(given, process.env)
  const texts = allTexts[language]
  let exitCode: number = exitCodes.fine
  const programFor = (runnables: readonly Runnable[]): Command => {
    const onDone = (code: number) => {
      exitCode = code
    }
    return createProgram({ language, texts, runnables, onDone })
  }
  let program: Command | null = null
  try {
    const { args, runnables } = await runnablesFor(given)
    program = programFor(runnables)
    if (args[0] === 'complete') {
      const { addCompletion } = await import('./commands/complete.js')
      const words = { description: texts.commands.complete, shell: texts.options.shell }
      await addCompletion(program, words)
    }
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    const failure = await explainFailure(error, program ?? programFor([]), given, {
      language,
      texts,
    })
    if (!failure) return exitCodes.fine
    const { exitCode: failed, ...event } = failure
    if (given.includes('--json')) {
      process.stdout.write(`${JSON.stringify({ type: 'error', ...event })}\n`)
    } else
      process.stderr.write(`${process.stderr.isTTY ? wrap(failure.message) : failure.message}\n`)
    // Work that was left behind must not keep the process.
    if (failed === exitCodes.interrupted) process.exit(failed)
    return failed
  }
}

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.fine : exitCodes.failed)
})

process.exitCode = await main(process.argv.slice(2))
