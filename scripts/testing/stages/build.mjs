import { build as buildAll } from '../../setup/build.mjs'
import { SetupFailure } from '../../setup/failure.mjs'
import { attempt } from '../events.mjs'

/** @type {import('../events.mjs').Stage} */
export const build = {
  name: 'build',
  title: 'every package builds (tsup through turbo)',
  run: async function* ({ root }) {
    yield attempt('turbo run build', async () => {
      try {
        await buildAll(root)
      } catch (error) {
        throw error instanceof SetupFailure ? new Error(error.details.cause) : error
      }
    })
  },
}
