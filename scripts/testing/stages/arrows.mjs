import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { problemsOf } from '../arrows/check-member.mjs'
import { verdict } from '../events.mjs'
import { membersOf } from '../workspace.mjs'

/** @type {import('../events.mjs').Stage} */
export const arrows = {
  name: 'arrows',
  title: 'who may import whom, no internals, no circles, nothing undeclared',
  run: async function* ({ root }) {
    const members = membersOf(root)
    const rootManifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const member of members)
      yield verdict(member.folder, problemsOf(member, members, rootManifest).join('\n'))
  },
}
