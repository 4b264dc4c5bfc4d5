import { course } from '@firstgrad/core/course'
import { languages } from '@firstgrad/errors'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { createProgram } from './program.js'
import { runnablesFor } from './runnables.js'
import { texts } from './texts/texts.js'

const programIn = async (language: (typeof languages)[number]) =>
  createProgram({
    language,
    texts: texts[language],
    // Completion wants to know all flags.
    runnables: (await runnablesFor(['complete'])).runnables,
    onDone: () => {},
  })

describe('run', () => {
  it.each(languages)(
    'has a command for every experiment, whose flags fit and clash with none, in %s',
    async (language) => {
      const program = await programIn(language)
      const run = program.commands.find((command) => command.name() === 'run')!
      for (const { id, experiment } of course) {
        const command = run.commands.find((each) => each.name() === id)!
        const parameters = Object.keys((await experiment?.parameters())?.shape ?? {})
        const flags = command.options.map((option) => option.attributeName())
        expect(flags).toEqual(expect.arrayContaining(parameters))
        for (const line of command.helpInformation().split('\n')) {
          expect(stringWidth(line), line).toBeLessThanOrEqual(80)
        }
      }
    },
  )

  it('takes short names, but never one that means something else', async () => {
    const { runnables: all } = await runnablesFor(['run', 'line-fit'])
    const named = (name: string) =>
      all.filter(({ id, alias }) => id === name || alias === name).map(({ id }) => id)
    expect(named('line-fit')).toEqual(['line-fit'])
    expect(named('tf/line-fit')).toEqual(['tf/line-fit'])
    expect(named('convolution')).toEqual(['basics/convolution'])
    for (const { id } of all) expect(named(id)).toEqual([id])
  })

  it('says where an exercise has nothing to run', async () => {
    const program = await programIn('en')
    for (const { id } of course.filter(({ experiment }) => !experiment)) {
      const running = program.parseAsync(['run', id], { from: 'user' })
      await expect(running).rejects.toThrow(`firstgrad start ${id}`)
    }
  })

  it('reads no course where nothing is run', async () => {
    const args = ['list', '--json']
    expect(await runnablesFor(args)).toEqual({ args, runnables: [] })
  })
})
