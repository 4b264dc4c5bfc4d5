import { existsSync } from 'node:fs'
import { join } from 'node:path'

const folders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
  '/lib',
  '/lib64',
  '/usr/local/lib',
  '/run/opengl-driver/lib',
]

/**
 * Whether Vulkan can be there at all. Dawn writes a native warning to the terminal, which
 * JavaScript cannot keep back, where Linux has no Vulkan library.
 */
export const mayHaveVulkan = (
  platform: string = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  exists: (path: string) => boolean = existsSync,
): boolean =>
  platform !== 'linux' ||
  [...(env.LD_LIBRARY_PATH ?? '').split(':').filter(Boolean), ...folders].some((folder) =>
    exists(join(folder, 'libvulkan.so.1')),
  )
