/** @type {import('../../runner/case.mjs').BenchCase} */
export default {
  name: 'cold-start',
  title: 'From typing a command to its end, beside a Node that does nothing.',
  contestants: [
    { name: 'node -e 0', module: 'node.mjs' },
    { name: 'firstgrad --help', module: 'help.mjs' },
    { name: 'firstgrad list', module: 'list.mjs' },
  ],
  agree: (one, other) => one.exitCode === 0 && other.exitCode === 0,
  budgets: [{ contestant: 'firstgrad --help', ratio: 2.5 }],
}
