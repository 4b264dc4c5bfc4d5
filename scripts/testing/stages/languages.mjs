import { runVitest } from './vitest.mjs'

/** @type {import('../events.mjs').Stage} */
export const languages = {
  name: 'languages',
  title: 'English and 中文 both complete: messages, set-up, READMEs, guides',
  run: ({ root }) => runVitest(root, ['languages']),
}
