import { runVitest } from './vitest.mjs'

/** @type {import('../events.mjs').Stage} */
export const unit = {
  name: 'unit',
  title: 'the tests of every package, from source, in one run of vitest',
  run: ({ root, projects }) => runVitest(root, projects.length > 0 ? projects : ['!languages']),
}
