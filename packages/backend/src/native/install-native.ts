import { requireRecipe, thisSystem } from './build/system.js'
import type { CacheOptions } from './disk/engine-folder.js'
import { eventsOf, type NativeEvent } from './events.js'
import { install } from './install.js'

export interface InstallNativeOptions extends CacheOptions {
  /** The engine for NVIDIA GPUs, with NVIDIA's libraries: 2 GB to fetch. Default: false. */
  readonly gpu?: boolean | undefined
  /** Where an installed tfjs-node is looked for, and whose .npmrc counts. Default: the working directory. */
  readonly cwd?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Installs TensorFlow's own C++ engine from the user's own mirrors of PyPI and npm, where the script
 * of tfjs-node would fetch it from a host that many cannot reach: two libraries out of TensorFlow's
 * wheel, tfjs-node's JavaScript, and its addon, compiled here. From then on `bind()` finds it as
 * `tfjs-node` or `tfjs-node-gpu`, in every project of this user.
 *
 * The index, login, certificates and proxy are those of pip (PIP_INDEX_URL, pip.conf, .netrc). Files
 * are compared with sha256 that this package brings along. What came before an interruption is kept;
 * calling it again goes on from there, or checks and mends what is installed.
 *
 * @returns events; the last one is `done`
 * @throws 'backend/native-unsupported', 'backend/native-musl', 'backend/native-old-glibc',
 * 'backend/native-no-compiler', 'backend/native-old-compiler' before anything is fetched
 * @throws other 'backend/native-*' for the index, the network, checksums, the disk and the build
 *
 * @example
 * ```ts
 * import { installNative } from '@firstgrad/backend/native'
 *
 * for await (const event of installNative())
 *   if (event.type === 'done') console.log(event.path)
 * ```
 */
export const installNative = ({
  gpu = false,
  signal,
  ...options
}: InstallNativeOptions = {}): AsyncGenerator<NativeEvent, void, undefined> =>
  eventsOf<NativeEvent>(async (report, either) => {
    const recipe = requireRecipe(gpu ? 'tfjs-node-gpu' : 'tfjs-node', thisSystem())
    await install(recipe, options, report, either)
  }, signal)
