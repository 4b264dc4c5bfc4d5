import { describe, expect, it } from 'vitest'
import { commandsIn, unknownWords } from './commands.mjs'

describe('commandsIn', () => {
  it('finds our command however it is called, and the scripts of npm', () => {
    const code = [
      'firstgrad run line-debug --rate 0.05 # too fast',
      'npx firstgrad doctor',
      'npm start -- list',
      'npm test -- graph',
      'npm run bench -- line-fit',
      '# firstgrad nothing',
      'npm install firstgrad',
      'tensorboard --logdir runs',
      '',
    ].join('\n')
    expect(commandsIn(code)).toEqual([
      { program: 'firstgrad', words: ['run', 'line-debug', '--rate', '0.05'] },
      { program: 'firstgrad', words: ['doctor'] },
      { program: 'firstgrad', words: ['list'] },
      { program: 'npm', script: 'test' },
      { program: 'npm', script: 'bench' },
    ])
  })
})

describe('unknownWords', () => {
  /** @type {Record<string, string>} */
  const helps = {
    '': `Usage: firstgrad [options] [command]

Options:
  --lang <lang>  language
  -h, --help     show this help

Runs:
  tour           fit a line
  run            run one of the list
  check <id>     judge your code

Exit codes: 0 fine.
`,
    tour: 'Usage: firstgrad tour\n\nOptions:\n  --json  print JSON lines\n',
    run: 'Usage: firstgrad run <id>\n\nCommands:\n  tf/line-debug   four knobs\n  help <command>  help\n',
    'run line-debug': 'Usage: x\n\nOptions:\n  --rate <n>  learning rate\n  -h, --help  help\n',
    check:
      'Usage: x\n\nArguments:\n  id             an exercise\n\nOptions:\n  --file <path>  file\n',
  }
  const helpOf = async (/** @type {string[]} */ path) => helps[path.join(' ')] ?? ''
  const unknown = (/** @type {string} */ line) => unknownWords(line.split(' '), helpOf)

  it('is content with what the help lists', async () => {
    expect(await unknown('tour --json')).toEqual([])
    expect(await unknown('run line-debug --rate 0.05')).toEqual([])
    expect(await unknown('check basics/neuron --file=neuron.ts')).toEqual([])
    expect(await unknown('--lang zh-CN --help')).toEqual([])
  })
  it('names commands and flags that are not there', async () => {
    expect(await unknown('fly')).toEqual(['firstgrad knows no fly'])
    expect(await unknown('run line-fly --rate 1')).toEqual(['firstgrad run knows no line-fly'])
    expect(await unknown('run line-debug --rat 1')).toEqual([
      'firstgrad run line-debug has no --rat',
    ])
    expect(await unknown('check x --json')).toEqual(['firstgrad check has no --json'])
  })
})
