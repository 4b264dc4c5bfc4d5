// Goes through unit 5 as a new learner would, in tmux, and writes what the terminal showed to
// docs/transcripts/unit-5.md. Needs tmux and a build: node scripts/transcripts/unit-5.mjs
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../setup/root.mjs'
import { openTerminal } from './terminal.mjs'

/** What a run asks before it begins. */
const question = 'What do you expect?'

/** The order of the course. */
const exercises = [
  'neuron',
  'dense-net',
  'convolution',
  'sobel-kernel',
  'pooling',
  'kernel-plots',
  'classify-pets',
  'rnn-cell',
  'regress-pets',
  'saliency',
  'segment',
  'style',
]

const home = mkdtempSync(join(tmpdir(), 'firstgrad-transcript-'))
const course = join(root, 'packages/core/course')
const main = join(root, 'packages/cli/dist/main.js')
const terminal = await openTerminal({ columns: 80, rows: 24, home, main })

/** What an editor would do. @param {string} name @param {string} from */
const edit = (name, from) => cpSync(join(course, from), join(home, 'basics', `${name}.ts`))

/** @type {string[]} */
const parts = []
const say = (/** @type {string} */ words) => parts.push(words)
/** @param {string} command @param {string} [asks] */
const run = async (command, asks) => {
  parts.push(`\`\`\`text\n$ ${command}\n${await terminal.run(command, asks)}\n\`\`\``)
}

try {
  say(
    '# Unit 5, as a new learner goes through it\n\nA terminal of 80 columns and 24 rows. Written by `node scripts/transcripts/unit-5.mjs`; nothing is left out of what the commands print.',
  )
  await run('firstgrad list')
  say('## Neuron, step by step')
  await run('firstgrad lesson neuron')
  await run('firstgrad start neuron')
  await run('cat basics/neuron.ts')
  await run('firstgrad check neuron')
  await run('firstgrad hint neuron')
  say('A first try adds the bias to each product.')
  edit('neuron', 'basics/neuron/mistakes/bias-each.ts')
  await run('firstgrad check neuron')
  say('`firstgrad watch neuron` in another terminal shows this while the file is saved again:')
  const watched = await terminal.watch('firstgrad watch neuron', () =>
    edit('neuron', 'basics/neuron/solution.ts'),
  )
  say(`\`\`\`text\n${watched}\n\`\`\``)
  await run('firstgrad check neuron')
  await run('firstgrad run neuron', question)
  say('In 中文:')
  await run('firstgrad check neuron --lang zh-CN')
  say('## The others')
  for (const name of exercises.slice(1)) {
    say(`### ${name}`)
    await run(`firstgrad start ${name}`)
    await run(`firstgrad check ${name}`)
    await run(`firstgrad hint ${name}`)
    edit(name, `basics/${name}/solution.ts`)
    await run(`firstgrad check ${name}`)
    await run(`firstgrad run ${name}`, question)
  }
  await run('firstgrad progress')
  mkdirSync(join(root, 'docs/transcripts'), { recursive: true })
  writeFileSync(join(root, 'docs/transcripts/unit-5.md'), `${parts.join('\n\n')}\n`)
} finally {
  terminal.close()
  rmSync(home, { recursive: true, force: true })
}
