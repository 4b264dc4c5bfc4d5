#!/usr/bin/env node
import { isCodedError } from '@firstgrad/errors'
import { CommanderError } from 'commander'
import { exitCodes } from './exit-codes.js'
import { chooseLanguage } from './language.js'
import { createProgram } from './program.js'
import { texts as allTexts } from './texts/texts.js'
import { UsageError, usageMessage } from './usage-error.js'

/** Flags of a run come from its schema, which is loaded only when the run is named. */
const parametersFor = async (args: readonly string[]) => {
  const completing = args[0] === 'complete'
  if (args[0] !== 'run' && !completing) return new Map()
  const { runs } = await import('@firstgrad/core/runs')
  const { describeParameters } = await import('@firstgrad/core/parameters')
  const wanted = runs.filter(({ id }) => completing || args.includes(id))
  const entries = wanted.map(
    async ({ id, parameters }) => [id, describeParameters(await parameters())] as const,
  )
  return new Map(await Promise.all(entries))
}

const main = async (args: readonly string[]): Promise<number> => {
  const language = chooseLanguage(args, process.env)
  const texts = allTexts[language]
  const json = args.includes('--json')
  let exitCode: number = exitCodes.fine
  const fail = (code: number, error: { code: string; details: object }, message: string) => {
    if (json) process.stdout.write(`${JSON.stringify({ type: 'error', ...error, message })}\n`)
    else process.stderr.write(`${message}\n`)
    return code
  }
  try {
    const program = createProgram({
      language,
      texts,
      parameters: await parametersFor(args),
      onDone: (code) => {
        exitCode = code
      },
    })
    if (args[0] === 'complete') {
      const { addCompletion } = await import('./commands/complete.js')
      const words = { description: texts.commands.complete, shell: texts.options.shell }
      await addCompletion(program, words)
    }
    if (args.length === 0) program.outputHelp()
    else await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError || error instanceof UsageError) {
      if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.fine
      const message = error instanceof CommanderError ? usageMessage(error, texts) : error.message
      const command = ['firstgrad', ...args.filter((arg) => /^[a-z]/.test(arg)).slice(0, 1)].join(
        ' ',
      )
      const hint = texts.usage.seeHelp(command)
      return fail(exitCodes.usage, { code: 'cli/usage', details: {} }, `${message} ${hint}`)
    }
    const { describeError } = await import('@firstgrad/core/messages')
    const coded = isCodedError(error)
    const data = coded
      ? { code: error.code, details: error.details }
      : { code: 'cli/unexpected', details: {} }
    const usage =
      coded &&
      ['core/parameter', 'core/unknown-run', 'datasets/unknown-dataset'].includes(error.code)
    const words = describeError(error, language)
    return fail(
      usage ? exitCodes.usage : exitCodes.failed,
      data,
      coded ? words : `${texts.failed}: ${words}`,
    )
  }
}

// A reader such as `head` that has seen enough is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.fine : exitCodes.failed)
})

process.exitCode = await main(process.argv.slice(2))
